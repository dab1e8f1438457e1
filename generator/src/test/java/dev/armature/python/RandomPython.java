package dev.armature.python;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Random expressions and statements of the kinds that views build, and odder ones. */
final class RandomPython {
    private static final List<Operator> OPERATORS = List.of(Operator.values());
    private static final List<String> WORDS = List.of(
            "a",
            "name",
            "models",
            "queryset",
            "verbose_name",
            "on_delete",
            "a_rather_long_name_of_a_field",
            "x1",
            "related_name",
            "Meta",
            "catalog_product_category",
            "MAX",
            "value");
    private static final List<String> TEXTS = List.of(
            "",
            "short",
            "It's",
            "a \"quoted\" word",
            "it's \"both\"",
            "both ' and \"\"",
            "back\\slash",
            "tab\tnew\nline",
            "\u0000\u001b",
            "Ünïcödé",
            "日本語の文字列",
            "🎉 party",
            "e\u0301",
            "zero\u200bwidth",
            "nbsp\u00a0",
            "a text of some length that fills a good part of a line",
            "\ud83d\udc68\u200d\ud83d\udc69",
            "''",
            "{}%s");

    private final Random random;

    RandomPython(long seed) {
        this.random = new Random(seed);
    }

    /** One statement as it would stand at column {@code indent}. */
    String statement(int indent) {
        int depth = 1 + random.nextInt(4);
        return switch (random.nextInt(9)) {
            case 0 -> Python.annotated(word(), annotation(2), atom(), indent);
            case 1 -> Python.annotated(word(), annotation(3), indent);
            case 2 -> Python.statement(call(depth), indent);
            case 3 -> Python.annotated(word(), annotation(3), simpleCall(depth), indent);
            case 4 -> Python.assignment(word(), call(depth), indent);
            case 5 -> Python.awaited(random.nextInt(3) == 0 ? "" : word() + " = ", longCall(depth), indent);
            default -> Python.assignment(word(), expression(depth), indent);
        };
    }

    /** Lines of a broken list. */
    String entry(int indent) {
        return Python.entry(expression(1 + random.nextInt(3)), indent);
    }

    /** Lines of a broken call. */
    String keyword(int indent) {
        return Python.entry(Expr.keyword(word(), expression(1 + random.nextInt(3))), indent);
    }

    /** Lines of a broken dict. */
    String item(int indent) {
        return Python.entry(Expr.string(pick(TEXTS)), expression(1 + random.nextInt(3)), indent);
    }

    /** Lines of a broken signature. */
    String parameter(int number, int indent) {
        Optional<Expr> value = Optional.of(expression(1 + random.nextInt(3)));
        return Python.parameter(word() + number, annotation(3), value, indent);
    }

    private Expr annotation(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return Expr.name(random.nextBoolean() ? word() : "dt." + word());
        }
        if (random.nextInt(3) == 0) {
            return annotation(depth - 1).or(random.nextBoolean() ? Expr.NONE : annotation(depth - 1));
        }
        Expr generic = Expr.name(random.nextBoolean() ? "Mapped" : "typing.Annotated");
        return generic.subscript(several(1, 3, () -> annotation(depth - 1)));
    }

    private Expr expression(int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return atom();
        }
        return switch (random.nextInt(14)) {
            case 0 -> Expr.list(several(0, 5, () -> expression(depth - 1)));
            case 1 -> Expr.tuple(several(0, 4, () -> expression(depth - 1)));
            case 2 -> Expr.set(several(0, 4, () -> expression(depth - 1)));
            case 3 -> Expr.dict(several(0, 4, () -> Map.entry(atom(), expression(depth - 1))));
            case 4 -> expression(depth - 1).operation(operator(), expression(depth - 1));
            case 5 -> Expr.operation(operator(), several(1, 6, () -> expression(depth - 1)));
            case 6 -> expression(depth - 1).invert();
            case 7 -> expression(depth - 1).not();
            case 8 -> chain(depth).subscript(several(1, 3, () -> expression(depth - 1)));
            case 9 -> chain(depth).attribute(word());
            default -> call(depth);
        };
    }

    /** A call of a name: ruff itself wavers between two layouts of longer chains after an annotation. */
    /** A call whose function may fill the line alone. */
    private Expr longCall(int depth) {
        String name = "queries." + "n".repeat(1 + random.nextInt(90)) + ".send";
        return Expr.call(name, random.nextInt(4) == 0 ? List.of() : arguments(depth));
    }

    private Expr simpleCall(int depth) {
        return Expr.call(random.nextBoolean() ? word() : "orm." + word(), arguments(depth));
    }

    private Expr call(int depth) {
        return chain(depth).call(arguments(depth));
    }

    private Expr chain(int depth) {
        Expr expr = Expr.name(random.nextBoolean() ? word() : "models." + word());
        int links = random.nextInt(4) == 0 ? random.nextInt(5) : 0;
        for (int i = 0; i < links; i++) {
            expr = switch (random.nextInt(4)) {
                case 0 -> expr.subscript(expression(0));
                case 1 -> expr.attribute(word());
                default -> expr.attribute(word()).call(arguments(depth - 1));
            };
        }
        return expr;
    }

    private List<Argument> arguments(int depth) {
        List<Argument> arguments = new ArrayList<>(several(0, 3, () -> expression(Math.max(0, depth - 1))));
        int keywords = random.nextInt(4);
        for (int i = 0; i < keywords; i++) {
            arguments.add(Expr.keyword(word() + i, expression(Math.max(0, depth - 1))));
        }
        return arguments;
    }

    private Expr atom() {
        return switch (random.nextInt(8)) {
            case 0 -> Expr.name(word());
            case 1 -> Expr.name(word() + "." + word());
            case 2 -> Expr.integer(random.nextInt(2000) - 1000);
            case 3 -> random.nextBoolean() ? Expr.NONE : Expr.TRUE;
            case 4 -> Expr.bytes(pick(TEXTS).getBytes(StandardCharsets.UTF_8));
            case 5 -> Expr.string("a long text ".repeat(random.nextInt(12)));
            default -> Expr.string(pick(TEXTS));
        };
    }

    private Operator operator() {
        return random.nextInt(3) == 0
                ? pick(OPERATORS)
                : pick(List.of(Operator.BIT_AND, Operator.BIT_OR, Operator.ADD));
    }

    private String word() {
        return pick(WORDS);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> List<T> several(int least, int most, Supplier<T> one) {
        int count = least + random.nextInt(most - least + 1);
        return IntStream.range(0, count).mapToObj(i -> one.get()).toList();
    }
}
