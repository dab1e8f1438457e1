package dev.armature.profile;

import java.util.Locale;

/** Names in other forms: plurals, snake_case, labels. */
final class Plurals {
    private Plurals() {}

    /** The English plural: {@code category} gives {@code categories}, {@code box} gives {@code boxes}. */
    static String of(String singular) {
        if (singular.matches(".*[^aeiou]y")) {
            return singular.substring(0, singular.length() - 1) + "ies";
        }
        return singular.matches(".*(s|x|z|ch|sh)") ? singular + "es" : singular + "s";
    }

    /** {@code SalesOrder} gives {@code sales_order}, {@code HTTPLog} gives {@code http_log}. */
    static String snake(String pascal) {
        return pascal.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    /** What people read for a value: {@code in_stock} gives {@code In Stock}; capitals stay, as in {@code USA}. */
    static String title(String value) {
        StringBuilder title = new StringBuilder();
        int before = ' ';
        String words = value.replaceAll("(?<=[\\p{L}\\p{N}])_+(?=[\\p{L}\\p{N}])|(?<=\\p{L})-+(?=\\p{L})", " ");
        for (int c : words.codePoints().toArray()) {
            boolean begins = !Character.isLetterOrDigit(before) && before != '\'' && before != '\u2019';
            title.appendCodePoint(begins ? Character.toTitleCase(c) : c);
            before = c;
        }
        return title.toString();
    }
}
