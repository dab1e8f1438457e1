package dev.armature.python;

import java.util.Optional;

/**
 * Prints Python as {@code ruff format} leaves it, with lines of at most 100 columns.
 *
 * <p>The text begins where the caller's line already is: a template writes the indent of the first line, this gives the
 * rest. {@code indent} is the column of that first character and of the statement.
 */
public final class Python {
    /** The line length of all that is rendered. */
    public static final int LINE_LENGTH = 100;

    private Python() {}

    /** {@code target = value}. */
    public static String assignment(String target, Expr value, int indent) {
        return print(Doc.all(Doc.text(target + " = "), Statement.value(value.node())), indent);
    }

    /** {@code target: annotation}. */
    public static String annotated(String target, Expr annotation, int indent) {
        return print(Doc.all(Doc.text(target + ": "), Statement.value(annotation.node())), indent);
    }

    /** {@code target: annotation = value}. */
    public static String annotated(String target, Expr annotation, Expr value, int indent) {
        return print(Statement.annotated(target, annotation.node(), value.node()), indent);
    }

    /** {@code return value}. */
    public static String returned(Expr value, int indent) {
        return print(Doc.all(Doc.text("return "), Statement.value(value.node())), indent);
    }

    /** A call that stands alone. */
    public static String statement(Expr call, int indent) {
        return print(call.node().doc(Level.BARE), indent);
    }

    /** {@code await call}, after {@code before}: nothing, {@code "return "} or {@code "row = "}. */
    public static String awaited(String before, Expr call, int indent) {
        // A statement has no parentheses of its own, what is awaited has.
        Doc awaited = before.isEmpty()
                ? Doc.all(Doc.text("await "), Statement.value(call.node()))
                : Statement.value(Unary.of(Unary.Kind.AWAIT, call.node()));
        return print(Doc.all(Doc.text(before), awaited), indent);
    }

    /** The first line of a block: {@code with call:}. */
    public static String withLine(Expr call, int indent) {
        return print(Doc.all(Doc.text("with "), call.node().doc(Level.BARE), Doc.text(":")), indent);
    }

    /** The first line of a class: {@code class Name(Base):}. */
    public static String classLine(String name, String base) {
        return classLine(name, Expr.name(base));
    }

    /** The first line of a class whose base is an expression: {@code class Name(Base[Row]):}. */
    public static String classLine(String name, Expr base) {
        Expr call = Expr.call(name, base);
        return print(Doc.all(Doc.text("class "), call.node().doc(Level.BARE), Doc.text(":")), 0);
    }

    /** One entry, with its comma, of brackets that are broken: a line of {@code urlpatterns}. */
    public static String entry(Argument entry, int indent) {
        return print(Doc.all(entry.argument(), Doc.text(",")), indent);
    }

    /** One {@code key: value,} of a dict that is broken. */
    public static String entry(Expr key, Expr value, int indent) {
        return print(Doc.all(new Dict.Item(key.node(), value.node()).doc(), Doc.text(",")), indent);
    }

    /** One parameter, with its comma, of a signature that is broken: {@code name: annotation = value,}. */
    public static String parameter(String name, Expr annotation, Optional<Expr> value, int indent) {
        Doc head =
                Doc.all(Doc.text(Names.checked(name) + ": "), annotation.node().doc(Level.BRACKETS));
        Doc whole = value.map(
                        given -> Doc.all(head, Doc.text(" = "), given.node().doc(Level.BRACKETS)))
                .orElse(head);
        return print(Doc.all(whole, Doc.text(",")), indent);
    }

    private static String print(Doc doc, int indent) {
        return LayoutPrinter.print(doc, LINE_LENGTH, indent);
    }
}
