package dev.armature.view.brings;

import dev.armature.domain.PackValue;
import dev.armature.python.Expr;
import dev.armature.python.Operator;
import dev.armature.python.Python;
import java.util.List;
import java.util.Locale;

/**
 * A setting that comes from the environment.
 *
 * @param name in capitals, as the environment has it
 * @param value what it is where the environment says nothing
 * @param help what it means, one sentence without a full stop
 */
public record BroughtSetting(String name, PackValue value, String help) {
    /** The default as the environment would spell it. */
    public String spelled() {
        return switch (value.type()) {
            case BOOLEAN -> value.isSet() ? "on" : "off";
            default -> value.text();
        };
    }

    /** The line of Django's settings. */
    public String django() {
        Expr read = Expr.call("os.environ.get", Expr.string(name), Expr.string(spelled()));
        return switch (value.type()) {
            case BOOLEAN ->
                Python.assignment(name, Expr.operation(Operator.EQUAL, List.of(read, Expr.string("on"))), 0);
            case INTEGER -> Python.assignment(name, Expr.call("int", read), 0);
            case NUMBER -> Python.assignment(name, Expr.call("float", read), 0);
            case STRING, LIST -> Python.assignment(name, read, 0);
        };
    }

    /** The field of FastAPI's settings. */
    public String fastapi() {
        String type = switch (value.type()) {
            case BOOLEAN -> "bool";
            case INTEGER -> "int";
            case NUMBER -> "float";
            case STRING, LIST -> "str";
        };
        return Python.annotated(name.toLowerCase(Locale.ROOT), Expr.name(type), literal(), 4);
    }

    private Expr literal() {
        return switch (value.type()) {
            case BOOLEAN -> Expr.bool(value.isSet());
            case INTEGER -> Expr.integer(Long.parseLong(value.text()));
            case NUMBER -> Expr.number(value.text());
            case STRING, LIST -> Expr.string(value.text());
        };
    }
}
