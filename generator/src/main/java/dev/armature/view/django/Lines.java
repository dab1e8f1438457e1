package dev.armature.view.django;

import dev.armature.python.Expr;
import dev.armature.python.Python;
import java.util.List;

/** Statements that the Django half has many of. */
final class Lines {
    /** Stands for {@code class } and the colon while a line is measured. */
    private static final String PLACE = "class__";

    private Lines() {}

    /** {@code class name(bases):}. */
    static String header(String name, List<Expr> bases) {
        String call = Python.statement(Expr.call(PLACE + name, bases), 0);
        return "class " + call.substring(PLACE.length()) + ":";
    }

    /** {@code name = ("first", "second")}. */
    static String names(String name, List<String> values, int indent) {
        return Python.assignment(name, tuple(values), indent);
    }

    static Expr tuple(List<String> values) {
        return Expr.tuple(values.stream().map(Expr::string).toList());
    }

    /** {@code models.Product}. */
    static Expr model(String name) {
        return Expr.name("models." + name);
    }
}
