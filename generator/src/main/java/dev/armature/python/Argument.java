package dev.armature.python;

/** What stands between the parentheses of a call: an {@link Expr}, or what {@link Expr#keyword} and {@link Expr#spread} make. */
public abstract sealed class Argument permits Expr, Keyword, Spread {
    Argument() {}

    abstract Doc argument();
}
