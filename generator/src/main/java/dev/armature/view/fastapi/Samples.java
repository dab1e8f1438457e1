package dev.armature.view.fastapi;

import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.ValueField;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Values that a field takes: one for all rows, or for fields that no two rows share a new one for each. */
record Samples(PythonModule module) {
    private static final String FIRST_DAY = "2020-01-01";
    private static final int PICKED = 24;
    private static final int FLOAT_PLACES = 3;
    /** 10.0.0.1. */
    private static final int FIRST_ADDRESS = 0x0A00_0001;

    /** The text of a value that any row can have. */
    static String text(ValueField field) {
        return switch (field.type()) {
            case STRING, TEXT, SLUG -> field.pattern().map(PatternSample::of).orElse("text");
            case EMAIL -> "sample@example.com";
            case URL -> "https://example.com/";
            case INTEGER, BIGINT, SMALLINT, FLOAT, DECIMAL -> number(field);
            case BOOLEAN -> "false";
            case DATE -> within(field, FIRST_DAY);
            case TIME -> within(field, "08:30:00");
            case DATETIME -> within(field, FIRST_DAY + "T08:30:00Z");
            case DURATION -> field.min().or(field::max).orElse("P0DT1H0M0S");
            case UUID -> "00000000-0000-4000-8000-000000000001";
            case JSON -> "{}";
            case BINARY -> "AAE=";
            case IP -> "127.0.0.1";
            case CHOICE -> field.choices().get(0).value();
            case FILE, IMAGE -> "";
        };
    }

    private static String number(ValueField field) {
        BigDecimal one = field.digits() > 0 && field.digits() == field.places() ? BigDecimal.ZERO : BigDecimal.ONE;
        BigDecimal least = field.min().map(BigDecimal::new).orElse(one);
        BigDecimal most = field.max().map(BigDecimal::new).orElse(least.max(one));
        BigDecimal sample = one.max(least).min(most);
        return sample.toPlainString();
    }

    private static String within(ValueField field, String usual) {
        String least = field.min().filter(min -> min.compareTo(usual) > 0).orElse(usual);
        return field.max().filter(max -> max.compareTo(least) < 0).orElse(least);
    }

    /** A value for all rows. */
    Expr same(ValueField field, String text) {
        return switch (field.type()) {
            case JSON -> Expr.dict(List.of());
            default -> new Values(module).of(field.type(), text);
        };
    }

    /** Nothing, in a new row. SQLAlchemy takes a bare None for a value that was not given, and gives the default. */
    static Expr nothing(PythonModule module, Field field) {
        return field.options().defaultValue().isPresent()
                ? module.use("sqlalchemy", "null").call()
                : Expr.NONE;
    }

    /** A new value for each row. */
    Expr fresh(ValueField field) {
        return switch (field.type()) {
            case STRING, TEXT, SLUG ->
                field.pattern().map(pattern -> picked(field, pattern)).orElseGet(() -> name(field));
            case EMAIL -> Expr.call("email");
            case URL -> Expr.call("url");
            case INTEGER, BIGINT, SMALLINT, FLOAT -> Expr.call("number", limits(field));
            case DECIMAL ->
                field.digits() == field.places()
                        ? parts(field)
                        : module.use("decimal", "Decimal").call(Expr.call("number", limits(field)));
            case DATE -> module.datetime("date").attribute("fromordinal").call(day());
            case DATETIME -> moment();
            case TIME -> moment().attribute("time").call();
            case DURATION -> module.datetime("timedelta").call(Expr.keyword("seconds", Expr.call("number")));
            case IP ->
                Expr.call(
                        "str",
                        module.use("ipaddress", "IPv4Address")
                                .call(Expr.call("number", Expr.keyword("least", Expr.integer(FIRST_ADDRESS)))));
            case UUID -> module.use("uuid", "uuid4").call();
            case JSON -> Expr.dict(List.of(java.util.Map.entry(Expr.string("number"), Expr.call("number"))));
            case BINARY -> Expr.call("text").attribute("encode").call();
            case CHOICE ->
                field.options().unique()
                        ? Expr.call(
                                "pick",
                                field.choices().stream()
                                        .map(choice -> Expr.string(choice.value()))
                                        .toList())
                        : same(field, text(field));
            default -> same(field, text(field));
        };
    }

    /** Whether a field between two bounds has more values than the whole numbers between them. */
    static boolean hasParts(ValueField field) {
        return (field.type() == FieldType.DECIMAL && field.places() > 0) || field.type() == FieldType.FLOAT;
    }

    /** A new number for each row, of as many decimal places as the field has. */
    Expr parts(ValueField field) {
        boolean isFloat = field.type() == FieldType.FLOAT;
        int places = isFloat ? FLOAT_PLACES : field.places();
        BigDecimal least = new BigDecimal(field.min().orElse("0")).scaleByPowerOfTen(places);
        BigDecimal widest = BigDecimal.TEN.pow(field.digits()).subtract(BigDecimal.ONE);
        BigDecimal most = field.max()
                .map(max -> new BigDecimal(max).scaleByPowerOfTen(places))
                .map(max -> isFloat ? max : max.min(widest))
                .orElse(widest);
        Expr number = Expr.call(
                "number",
                Expr.keyword(
                        "least",
                        Expr.integer(least.setScale(0, RoundingMode.CEILING).longValue())),
                Expr.keyword(
                        "most",
                        Expr.integer(most.setScale(0, RoundingMode.FLOOR).longValue())));
        Expr decimal = module.use("decimal", "Decimal").call(number);
        Expr parts = decimal.attribute("scaleb").call(Expr.integer(-places));
        return isFloat ? Expr.call("float", parts) : parts;
    }

    /** A new value of a span for each row. */
    Expr fresh(ValueField field, Span span) {
        Expr number = Expr.call(
                "number",
                Expr.keyword("least", Expr.integer(span.least())),
                Expr.keyword("most", Expr.integer(span.most())));
        return switch (field.type()) {
            case DECIMAL -> module.use("decimal", "Decimal").call(number);
            case DATE -> module.datetime("date").attribute("fromordinal").call(number);
            case DATETIME ->
                module.datetime("datetime").attribute("fromtimestamp").call(number, module.datetime("UTC"));
            case TIME -> clock(number);
            case DURATION -> module.datetime("timedelta").call(Expr.keyword("seconds", number));
            default -> number;
        };
    }

    /** The time of day of so many seconds. */
    private Expr clock(Expr seconds) {
        return module.datetime("datetime")
                .attribute("fromtimestamp")
                .call(seconds, module.datetime("UTC"))
                .attribute("time")
                .call();
    }

    /** A pattern is no recipe for texts: some that it matches are taken in turn. */
    private static Expr picked(ValueField field, String pattern) {
        return Expr.call(
                "pick", matching(field, pattern).stream().map(Expr::string).toList());
    }

    /** Some texts that a field with a pattern can hold, all of them where there are few. */
    static List<String> matching(ValueField field, String pattern) {
        int shortest = field.min().map(Integer::parseInt).orElse(1);
        return PatternSample.several(pattern, PICKED, shortest, longest(field));
    }

    private Expr moment() {
        return module.datetime("datetime").attribute("fromtimestamp").call(Expr.call("number"), module.datetime("UTC"));
    }

    private static Expr day() {
        return Expr.call("number", Expr.keyword("least", Expr.integer(737_425)));
    }

    /** Texts are made of numbers; the lengths bound them. */
    Expr name(ValueField field) {
        List<Argument> arguments = new ArrayList<>();
        int longest = longest(field);
        if (longest < Integer.MAX_VALUE) {
            arguments.add(Expr.keyword("longest", Expr.integer(longest)));
        }
        field.min().ifPresent(least -> arguments.add(Expr.keyword("shortest", Expr.number(least))));
        return Expr.call(field.type() == FieldType.SLUG ? "slug" : "text", arguments);
    }

    private static int longest(ValueField field) {
        int allowed = field.max().map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        return field.length() > 0 ? Math.min(allowed, field.length()) : allowed;
    }

    private static List<Argument> limits(ValueField field) {
        List<Argument> arguments = new ArrayList<>();
        field.min().ifPresent(least -> arguments.add(Expr.keyword("least", Expr.integer(whole(least)))));
        if (field.max().isPresent()) {
            arguments.add(Expr.keyword("most", Expr.integer(whole(field.max().get()))));
        } else if (field.digits() > 0) {
            long most = BigDecimal.TEN
                            .pow(Math.min(field.digits() - field.places(), 12))
                            .longValue()
                    - 1;
            arguments.add(Expr.keyword("most", Expr.integer(most)));
        }
        return arguments;
    }

    private static long whole(String number) {
        return new BigDecimal(number).setScale(0, RoundingMode.CEILING).longValue();
    }
}
