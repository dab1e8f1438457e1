package dev.armature.view.fastapi;

import dev.armature.domain.FieldType;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.python.FloatText;
import dev.armature.python.JsonLiteral;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Canonical texts of a profile as Python values. */
record Values(PythonModule module) {
    private static final long DAY = 86_400L;

    /** A value of a type. */
    Expr of(FieldType type, String text) {
        return switch (type) {
            case STRING, TEXT, SLUG, EMAIL, URL, IP, FILE, IMAGE, CHOICE -> Expr.string(text);
            case INTEGER, BIGINT, SMALLINT -> Expr.number(text);
            case FLOAT -> Expr.number(FloatText.repr(text));
            case DECIMAL -> module.use("decimal", "Decimal").call(decimal(text));
            case BOOLEAN -> Expr.bool(text.equals("true"));
            case DATE -> date(LocalDate.parse(text));
            case TIME -> module.datetime("time").call(numbers(clock(LocalTime.parse(text))));
            case DATETIME -> moment(OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC));
            case DURATION -> duration(Duration.parse(text));
            case UUID -> module.use("uuid", "UUID").call(Expr.string(text));
            case BINARY -> Expr.bytes(Base64.getDecoder().decode(text));
            case JSON -> JsonLiteral.read(text);
        };
    }

    /** A whole number needs no string. */
    private static Expr decimal(String text) {
        return text.matches("-?[0-9]+") ? Expr.number(text) : Expr.string(text);
    }

    /** A bound, as the profile spells it: {@code 0} and not {@code 0.00}. */
    Expr bound(FieldType type, String text) {
        return of(
                type,
                type == FieldType.DECIMAL
                        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                        : text);
    }

    /** What makes a new JSON value for each row. */
    Expr factory(String json) {
        return switch (json) {
            case "{}" -> module.builtin("dict");
            case "[]" -> module.builtin("list");
            default -> module.use("functools", "partial").call(module.use("json", "loads"), Expr.string(json));
        };
    }

    private Expr date(LocalDate date) {
        return module.datetime("date")
                .call(numbers(List.of(date.getYear(), date.getMonthValue(), date.getDayOfMonth())));
    }

    private Expr moment(OffsetDateTime moment) {
        List<Integer> parts =
                new ArrayList<>(List.of(moment.getYear(), moment.getMonthValue(), moment.getDayOfMonth()));
        parts.addAll(clock(moment.toLocalTime()));
        List<Argument> arguments = new ArrayList<>(numbers(parts));
        arguments.add(Expr.keyword("tzinfo", module.datetime("UTC")));
        return module.datetime("datetime").call(arguments);
    }

    private static List<Integer> clock(LocalTime time) {
        return List.of(time.getHour(), time.getMinute(), time.getSecond(), time.getNano() / 1000);
    }

    private static List<Expr> numbers(List<Integer> numbers) {
        int end = numbers.size();
        while (end > 3 && numbers.get(end - 1) == 0) {
            end--;
        }
        return numbers.subList(0, end).stream().map(Expr::integer).toList();
    }

    private Expr duration(Duration duration) {
        List<Argument> arguments = new ArrayList<>();
        add(arguments, "days", Math.floorDiv(duration.getSeconds(), DAY));
        add(arguments, "seconds", Math.floorMod(duration.getSeconds(), DAY));
        add(arguments, "microseconds", duration.getNano() / 1000);
        return module.datetime("timedelta").call(arguments);
    }

    private static void add(List<Argument> arguments, String name, long number) {
        if (number != 0) {
            arguments.add(Expr.keyword(name, Expr.integer(number)));
        }
    }
}
