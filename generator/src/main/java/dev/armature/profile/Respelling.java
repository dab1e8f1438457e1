package dev.armature.profile;

import dev.armature.problem.Nearest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a value that a field cannot hold would have been written, where that can be told. */
final class Respelling {
    private static final Pattern DATE = Pattern.compile("([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})");

    private Respelling() {}

    /** {@code 1_000} and {@code 0x3e8} are 1000, {@code 2026-1-5} is 2026-01-05. */
    static Optional<String> of(String text, Literals literals) {
        Optional<String> meant = switch (literals.type()) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL, FLOAT -> number(text);
            case DATE -> date(text);
            case UUID -> uuid(text);
            case CHOICE -> Nearest.to(text, literals.choices());
            case EMAIL, URL -> Optional.of(text.strip());
            default -> Optional.empty();
        };
        return meant.filter(spelling -> !spelling.equals(text))
                .filter(spelling -> literals.canonical(spelling).isPresent());
    }

    private static Optional<String> number(String text) {
        String bare = text.replaceAll("(?<=[0-9a-fA-F])[_,](?=[0-9a-fA-F])", "").toLowerCase(Locale.ROOT);
        if (bare.matches("0x[0-9a-f]{1,30}")) {
            return Optional.of(new BigInteger(bare.substring(2), 16).toString());
        }
        if (bare.matches("0o[0-7]{1,30}")) {
            return Optional.of(new BigInteger(bare.substring(2), 8).toString());
        }
        if (!bare.matches("[+-]?[0-9]{1,100}(\\.[0-9]{1,100})?(e[+-]?[0-9]{1,3})?")) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(bare);
        return Optional.of(
                value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }

    private static Optional<String> date(String text) {
        Matcher parts = DATE.matcher(text);
        return parts.matches()
                ? Optional.of(parts.group(1) + "-" + padded(parts.group(2)) + "-" + padded(parts.group(3)))
                : Optional.empty();
    }

    private static String padded(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    private static Optional<String> uuid(String text) {
        String hex = text.replaceAll("^(urn:uuid:)?\\{?|-|\\}$", "");
        return hex.matches("[0-9a-fA-F]{32}")
                ? Optional.of(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5")
                        .toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
