package dev.armature.django;

import dev.armature.domain.FieldType;
import dev.armature.domain.ValueField;
import dev.armature.python.CallCode;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.python.FloatText;
import dev.armature.python.JsonLiteral;
import dev.armature.schema.Conditions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Literals of a field's type as Python objects. */
final class Values {
    private final Dialect dialect;

    Values(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A value of a field. */
    Code literal(ValueField field, String text) {
        return switch (field.type()) {
            case CHOICE -> dialect.choice(field, text);
            case DECIMAL -> decimal(text);
            default -> literal(field.type(), text);
        };
    }

    /** A bound or an operand: a whole number needs no {@code Decimal}. */
    Code operand(FieldType type, String text) {
        if (type == FieldType.DECIMAL) {
            String number = Conditions.number(text);
            return number.contains(".") ? decimal(number) : Code.of(Expr.number(number));
        }
        return literal(type, text);
    }

    private Code literal(FieldType type, String text) {
        return switch (type) {
            case STRING, TEXT, SLUG, EMAIL, URL, IP, FILE, IMAGE, CHOICE -> Code.string(text);
            case INTEGER, BIGINT, SMALLINT -> Code.of(Expr.number(text));
            case FLOAT -> Code.of(Expr.number(FloatText.repr(text)));
            case DECIMAL -> decimal(text);
            case BOOLEAN -> Code.of(Expr.bool(text.equals("true")));
            case DATE -> date(LocalDate.parse(text));
            case TIME -> call("datetime", "time", clock(LocalTime.parse(text)));
            case DATETIME -> moment(OffsetDateTime.parse(text));
            case DURATION -> duration(text);
            case UUID ->
                new CallCode(dialect.library("uuid", "UUID"))
                        .positional(Code.string(text))
                        .code();
            case BINARY -> Code.of(Expr.bytes(Base64.getDecoder().decode(text)));
            case JSON -> Code.of(JsonLiteral.read(text));
        };
    }

    private Code decimal(String text) {
        return new CallCode(dialect.library("decimal", "Decimal"))
                .positional(Code.string(text))
                .code();
    }

    private Code date(LocalDate date) {
        return call("datetime", "date", List.of(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
    }

    private Code moment(OffsetDateTime moment) {
        OffsetDateTime utc = moment.withOffsetSameInstant(ZoneOffset.UTC);
        CallCode call = new CallCode(dialect.library("datetime", "datetime"));
        List<Integer> parts = new ArrayList<>(List.of(utc.getYear(), utc.getMonthValue(), utc.getDayOfMonth()));
        parts.addAll(clock(utc.toLocalTime()));
        parts.forEach(part -> call.positional(Code.of(Expr.integer(part))));
        return call.keyword("tzinfo", dialect.utc()).code();
    }

    /** Hours and minutes, and seconds and microseconds where they count, as Python's repr has them. */
    private static List<Integer> clock(LocalTime time) {
        int micros = time.getNano() / 1000;
        if (micros != 0) {
            return List.of(time.getHour(), time.getMinute(), time.getSecond(), micros);
        }
        return time.getSecond() != 0
                ? List.of(time.getHour(), time.getMinute(), time.getSecond())
                : List.of(time.getHour(), time.getMinute());
    }

    /** Days, seconds and microseconds; only the days may be negative, as in Python. */
    private Code duration(String text) {
        Duration whole = Duration.parse(text);
        long days = Math.floorDiv(whole.getSeconds(), 86_400L);
        long seconds = Math.floorMod(whole.getSeconds(), 86_400L);
        long micros = whole.getNano() / 1000;
        CallCode call = new CallCode(dialect.library("datetime", "timedelta"));
        if (days != 0) {
            call.keyword("days", Expr.integer(days));
        }
        if (seconds != 0) {
            call.keyword("seconds", Expr.integer(seconds));
        }
        if (micros != 0) {
            call.keyword("microseconds", Expr.integer(micros));
        }
        return whole.isZero() ? call.positional(Code.of(Expr.integer(0))).code() : call.code();
    }

    private Code call(String module, String name, List<Integer> arguments) {
        CallCode call = new CallCode(dialect.library(module, name));
        arguments.forEach(argument -> call.positional(Code.of(Expr.integer(argument))));
        return call.code();
    }
}
