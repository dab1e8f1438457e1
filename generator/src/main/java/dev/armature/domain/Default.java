package dev.armature.domain;

/**
 * What a field holds when nobody says.
 *
 * @param kind a literal, or a value found when the row is made
 * @param text for a literal its canonical spelling: numbers in plain notation ({@code 0.00} with the field's places),
 *     {@code true} or {@code false}, ISO dates and times, timestamps in UTC with {@code Z}, durations
 *     {@code P0DT1H0M0S}, lower-case UUIDs, base64 for binary, compact JSON for json, the string itself for text;
 *     otherwise empty
 */
public record Default(Kind kind, String text) {
    /** Where the value comes from. */
    public enum Kind {
        LITERAL,
        NOW,
        TODAY,
        CURRENT_USER,
        CURRENT_TENANT
    }

    /** A literal default in its canonical spelling. */
    public static Default literal(String text) {
        return new Default(Kind.LITERAL, text);
    }
}
