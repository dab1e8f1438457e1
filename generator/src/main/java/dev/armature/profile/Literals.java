package dev.armature.profile;

import dev.armature.domain.FieldType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The literals that a field can hold, in their canonical spelling (see {@link dev.armature.domain.Default}).
 *
 * @param type the field's type
 * @param length of text, else 0
 * @param digits of a decimal, else 0
 * @param places of a decimal, else 0
 * @param choices the values of a choice
 */
record Literals(FieldType type, int length, int digits, int places, List<String> choices) {
    private static final BigInteger TWO = BigInteger.TWO;
    /** Of a condition's literals nothing but the places is bounded. */
    private static final int MOST_TOLD = 999;

    Literals {
        choices = List.copyOf(choices);
    }

    /** The canonical spelling of {@code text}; absent when the field cannot hold it. */
    Optional<String> canonical(String text) {
        return switch (type) {
            case STRING, TEXT, FILE, IMAGE -> Optional.of(text).filter(this::isText);
            case SLUG -> Optional.of(text).filter(this::isText).filter(value -> value.matches("[-a-zA-Z0-9_]+"));
            case EMAIL -> Optional.of(text).filter(this::isText).filter(Addresses::isEmail);
            case URL -> Optional.of(text).filter(this::isText).filter(Addresses::isUrl);
            case CHOICE -> Optional.of(text).filter(choices::contains);
            case SMALLINT -> integer(text, 15);
            case INTEGER -> integer(text, 31);
            case BIGINT -> integer(text, 63);
            case DECIMAL -> decimal(text);
            case FLOAT -> floating(text);
            case BOOLEAN -> YamlScalars.truth(text);
            case DATE -> Times.date(text);
            case TIME -> Times.time(text);
            case DATETIME -> Times.timestamp(text);
            case DURATION -> Times.duration(text);
            case UUID -> uuid(text);
            case JSON -> JsonText.compact(text).filter(value -> !value.equals("null"));
            case BINARY -> binary(text);
            case IP -> IpAddress.canonical(text);
        };
    }

    /** What the field can hold, to be read after "is not". */
    String expectation() {
        String text = length > 0 ? "text of at most " + length + " characters" : "text that PostgreSQL can hold";
        return switch (type) {
            case STRING, TEXT, FILE, IMAGE -> text;
            case SLUG -> "a slug (letters, digits, - and _) of at most " + length + " characters";
            case EMAIL -> "an e-mail address of at most " + length + " characters";
            case URL -> "an http or https URL of at most " + length + " characters";
            case CHOICE -> "one of " + String.join(", ", choices);
            case SMALLINT -> "a whole number from -32768 to 32767";
            case INTEGER -> "a whole number from -2147483648 to 2147483647";
            case BIGINT -> "a whole number of 64 bits";
            case DECIMAL ->
                digits > MOST_TOLD
                        ? "a decimal with at most " + places + " digits after the point"
                        : "a decimal of at most " + digits + " digits, " + places + " of them after the point";
            case FLOAT -> "a finite number";
            case BOOLEAN -> "true or false";
            case DATE -> "a date such as 2026-01-31";
            case TIME -> "a time such as 13:30:00";
            case DATETIME -> "a timestamp with a zone such as 2026-01-31T13:30:00Z";
            case DURATION -> "a duration such as P1DT2H30M";
            case UUID -> "a UUID";
            case JSON -> "a JSON value";
            case BINARY -> "base64 with padding";
            case IP -> "an IPv4 or IPv6 address";
        };
    }

    /** The order of two canonical literals. */
    int compare(String left, String right) {
        return switch (type) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL, FLOAT -> new BigDecimal(left).compareTo(new BigDecimal(right));
            case DATETIME -> Instant.parse(left).compareTo(Instant.parse(right));
            case DURATION -> Times.micros(left).compareTo(Times.micros(right));
            default -> left.compareTo(right);
        };
    }

    private boolean isText(String text) {
        boolean holdable = text.codePoints().noneMatch(c -> c == 0 || (c >= 0xd800 && c <= 0xdfff));
        return holdable && (length == 0 || text.codePointCount(0, text.length()) <= length);
    }

    private static Optional<String> integer(String text, int bits) {
        if (!text.matches("[+-]?[0-9]{1,30}")) {
            return Optional.empty();
        }
        BigInteger value = new BigInteger(text);
        boolean fits =
                value.bitLength() <= bits && value.compareTo(TWO.pow(bits).negate()) >= 0;
        return Optional.of(value.toString()).filter(canonical -> fits);
    }

    private Optional<String> decimal(String text) {
        if (!text.matches("[+-]?([0-9]{1,1100}(\\.[0-9]{0,1100})?|\\.[0-9]{1,1100})")) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() != 0 && value.stripTrailingZeros().scale() > places) {
            return Optional.empty();
        }
        BigDecimal scaled = value.setScale(places, RoundingMode.DOWN);
        boolean fits = scaled.precision() - places <= digits - places || scaled.signum() == 0;
        return Optional.of(scaled.toPlainString()).filter(canonical -> fits);
    }

    private static Optional<String> floating(String text) {
        if (!text.matches("[+-]?([0-9]{1,400}(\\.[0-9]{0,400})?|\\.[0-9]{1,400})([eE][+-]?[0-9]{1,4})?")) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        double held = value.doubleValue();
        if (Double.isInfinite(held) || (held == 0 && value.signum() != 0)) {
            return Optional.empty();
        }
        String plain = value.toPlainString();
        return Optional.of(plain.contains(".") ? plain : plain + ".0");
    }

    private static Optional<String> uuid(String text) {
        String hex = "[0-9a-fA-F]";
        boolean good = text.matches(hex + "{8}(-" + hex + "{4}){3}-" + hex + "{12}");
        return good ? Optional.of(UUID.fromString(text).toString().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static Optional<String> binary(String text) {
        try {
            String canonical =
                    Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text));
            return Optional.of(canonical).filter(value -> value.equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
