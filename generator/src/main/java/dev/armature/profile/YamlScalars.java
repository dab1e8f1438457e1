package dev.armature.profile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** What YAML 1.2's core schema makes of words without quotes. */
final class YamlScalars {
    private YamlScalars() {}

    /** {@code true} or {@code false}. */
    static Optional<String> truth(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> Optional.of("true");
            case "false", "False", "FALSE" -> Optional.of("false");
            default -> Optional.empty();
        };
    }

    /** A number as JSON spells it; absent when the word is none, or none that JSON has. */
    static Optional<String> number(String text) {
        if (text.matches("0x[0-9a-fA-F]{1,300}")) {
            return Optional.of(new BigInteger(text.substring(2), 16).toString());
        }
        if (text.matches("0o[0-7]{1,300}")) {
            return Optional.of(new BigInteger(text.substring(2), 8).toString());
        }
        if (text.matches("[-+]?[0-9]{1,300}")) {
            return Optional.of(new BigInteger(text).toString());
        }
        boolean isFloat = text.matches("[-+]?(\\.[0-9]{1,300}|[0-9]{1,300}(\\.[0-9]{0,300})?)([eE][-+]?[0-9]{1,3})?");
        if (!isFloat) {
            return Optional.empty();
        }
        String number = text.replaceFirst("^\\+", "")
                .replaceFirst("^(-?)0+(?=[0-9])", "$1")
                .replaceFirst("^(-?)\\.", "$10.")
                .replaceFirst("\\.(?![0-9])", ".0");
        return Double.isInfinite(new BigDecimal(number).doubleValue()) ? Optional.empty() : Optional.of(number);
    }

    /** {@code .inf} and {@code .nan}, which JSON does not have. */
    static boolean isNotFinite(String text) {
        return text.matches("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    }
}
