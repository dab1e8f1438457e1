package dev.armature.python;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A Python expression, put together from parts that cannot be wrong: names are names, strings are escaped, operands get
 * the parentheses they need. {@link Python} prints it as ruff would.
 *
 * <pre>{@code
 * Expr.call("models.CharField", Expr.keyword("max_length", Expr.integer(80)), Expr.keyword("unique", Expr.TRUE))
 * Expr.call("models.Q", Expr.keyword("price__gte", Expr.integer(0))).or(Expr.call("models.Q", …).invert())
 * Expr.name("Mapped").subscript(Expr.name("list").subscript(Expr.name("Tag")))
 * }</pre>
 */
public final class Expr extends Argument {
    public static final Expr NONE = new Expr(new Atom("None"));
    public static final Expr TRUE = new Expr(new Atom("True"));
    public static final Expr FALSE = new Expr(new Atom("False"));
    public static final Expr ELLIPSIS = new Expr(new Atom("..."));

    private final Node node;

    private Expr(Node node) {
        this.node = node;
    }

    /** A name, with dots where it is an attribute: {@code models.CASCADE}. */
    public static Expr name(String dotted) {
        String[] parts = dotted.split("\\.", -1);
        Node node = new Atom(Names.checked(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            node = new Attribute(node, Names.checked(parts[i]));
        }
        return new Expr(node);
    }

    /** A string literal with this value. */
    public static Expr string(String value) {
        return new Expr(new Atom(Literals.string(value)));
    }

    /** A bytes literal with this value. */
    public static Expr bytes(byte[] value) {
        return new Expr(new Atom(Literals.bytes(value)));
    }

    /** A whole number. */
    public static Expr integer(long value) {
        return number(Long.toString(value));
    }

    /** A number in plain or scientific notation, {@code 12}, {@code -0.50}, {@code 1e100}. */
    public static Expr number(String text) {
        return text.startsWith("-")
                ? new Expr(Unary.of(Unary.Kind.MINUS, new Atom(Literals.number(text.substring(1)))))
                : new Expr(new Atom(Literals.number(text)));
    }

    /** {@code True} or {@code False}. */
    public static Expr bool(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** {@code function(arguments)}; the function's name may have dots. */
    public static Expr call(String function, Argument... arguments) {
        return name(function).call(arguments);
    }

    /** {@code function(arguments)}; the function's name may have dots. */
    public static Expr call(String function, List<? extends Argument> arguments) {
        return name(function).call(arguments);
    }

    /** {@code name=value} for a call. */
    public static Argument keyword(String name, Expr value) {
        return new Keyword(Names.checked(name), value.node);
    }

    /** {@code **values} for a call. */
    public static Argument spread(Expr values) {
        return new Spread(values.node);
    }

    /** {@code [entries]}. */
    public static Expr list(List<Expr> entries) {
        return new Expr(new Bracketed(Bracketed.Kind.LIST, nodes(entries)));
    }

    /** {@code (entries)}. */
    public static Expr tuple(List<Expr> entries) {
        return new Expr(new Bracketed(Bracketed.Kind.TUPLE, nodes(entries)));
    }

    /** {@code {entries}}, or {@code set()} where there are none. */
    public static Expr set(List<Expr> entries) {
        return entries.isEmpty() ? call("set") : new Expr(new Bracketed(Bracketed.Kind.SET, nodes(entries)));
    }

    /** {@code {key: value}}, in this order. */
    public static Expr dict(List<Map.Entry<Expr, Expr>> items) {
        return new Expr(new Dict(items.stream()
                .map(item -> new Dict.Item(item.getKey().node, item.getValue().node))
                .toList()));
    }

    /** {@code this.name}. */
    public Expr attribute(String name) {
        return new Expr(new Attribute(Parenthesized.whereWeaker(node, Operator.STRONGEST), Names.checked(name)));
    }

    /** {@code this(arguments)}. */
    public Expr call(Argument... arguments) {
        return call(Arrays.asList(arguments));
    }

    /** {@code this(arguments)}. */
    public Expr call(List<? extends Argument> arguments) {
        return new Expr(new Call(Parenthesized.whereWeaker(node, Operator.STRONGEST), List.copyOf(arguments)));
    }

    /** {@code this[index]}. */
    public Expr subscript(Expr... index) {
        return subscript(Arrays.asList(index));
    }

    /** {@code this[index]}. */
    public Expr subscript(List<Expr> index) {
        return new Expr(new Subscript(Parenthesized.whereWeaker(node, Operator.STRONGEST), nodes(index)));
    }

    /** {@code this operator other}. */
    public Expr operation(Operator operator, Expr other) {
        return new Expr(Operation.of(node, operator, other.node));
    }

    /** {@code first operator second operator …}; one operand stays as it is. */
    public static Expr operation(Operator operator, List<Expr> operands) {
        return operands.stream()
                .reduce((left, right) -> left.operation(operator, right))
                .orElseThrow(() -> new IllegalArgumentException("no operand"));
    }

    /** {@code this | other}. */
    public Expr or(Expr other) {
        return operation(Operator.BIT_OR, other);
    }

    /** {@code this & other}. */
    public Expr and(Expr other) {
        return operation(Operator.BIT_AND, other);
    }

    /** {@code ~this}. */
    public Expr invert() {
        return new Expr(Unary.of(Unary.Kind.INVERT, node));
    }

    /** {@code not this}. */
    public Expr not() {
        return new Expr(Unary.of(Unary.Kind.NOT, node));
    }

    Node node() {
        return node;
    }

    @Override
    Doc argument() {
        return node.doc(Level.BRACKETS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expr expr && node.equals(expr.node);
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    /** The expression on one line. */
    @Override
    public String toString() {
        return LayoutPrinter.print(node.doc(Level.BARE), Integer.MAX_VALUE, 0);
    }

    private static List<Node> nodes(List<Expr> expressions) {
        return expressions.stream().map(Expr::node).toList();
    }
}
