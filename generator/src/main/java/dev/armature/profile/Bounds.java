package dev.armature.profile;

import dev.armature.domain.FieldType;
import java.util.Optional;

/**
 * The least and the greatest value of a field, or length of a text.
 *
 * @param min in canonical spelling
 * @param max in canonical spelling
 */
record Bounds(Optional<String> min, Optional<String> max) {
    static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

    static Bounds of(FieldSource field, Literals literals, Findings findings) {
        Literals measure = measure(literals);
        Bounds bounds = new Bounds(
                bound(field, "min", literals, measure, findings), bound(field, "max", literals, measure, findings));
        if (bounds.min.isPresent()
                && bounds.max.isPresent()
                && measure.compare(bounds.min.get(), bounds.max.get()) > 0) {
            Word min = field.option("min").orElseThrow();
            Word max = field.option("max").orElseThrow();
            boolean minLater = min.at().line() > max.at().line()
                    || (min.at().line() == max.at().line()
                            && min.at().column() > max.at().column());
            String message = "min (" + min.text() + ") is above max (" + max.text() + ")";
            findings.error("min-above-max", minLater ? min.at() : max.at(), message, "swap them");
        }
        return bounds;
    }

    /** What bounds are compared as: themselves, or lengths. */
    static Literals measure(Literals literals) {
        boolean text = FieldWords.isText(literals.type().word());
        return text ? new Literals(FieldType.INTEGER, 0, 0, 0, literals.choices()) : literals;
    }

    private static Optional<String> bound(
            FieldSource field, String option, Literals literals, Literals measure, Findings findings) {
        Optional<Word> word = field.option(option);
        if (word.isEmpty()) {
            return Optional.empty();
        }
        String text = word.get().text();
        Optional<String> bound = measure.canonical(text);
        boolean isLength = measure.type() != literals.type();
        if (bound.isEmpty() || (isLength && bound.get().startsWith("-"))) {
            String expected = isLength ? "a length" : measure.expectation();
            findings.refuse(
                    "bad-bound", word.get(), option + "=" + text + " is not " + expected, Respelling.of(text, measure));
            return Optional.empty();
        }
        if (isLength && literals.length() > 0 && Integer.parseInt(bound.get()) > literals.length()) {
            String message = option + "=" + text + " is above the length " + literals.length();
            findings.error("bad-bound", word.get().at(), message, Integer.toString(literals.length()));
            return Optional.empty();
        }
        return bound;
    }
}
