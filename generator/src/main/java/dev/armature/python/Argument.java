package dev.armature.python;

/** What stands between the parentheses of a call: an {@link Expr}, or {@code name=expression} from {@link Expr#keyword}. */
public abstract sealed class Argument permits Expr, Keyword {
    Argument() {}

    abstract Doc argument();
}
