package dev.armature.domain;

import java.util.List;
import java.util.Optional;

/**
 * A field that holds a value.
 *
 * @param name snake_case
 * @param type its type
 * @param length of text-like types that have one (string, slug, email, url, choice, file, image), else 0
 * @param digits of a decimal, else 0
 * @param places of a decimal, else 0
 * @param choices of a choice, else empty
 * @param min the least value, or the least length of a text; canonical spelling
 * @param max the greatest value, or the greatest length of a text; canonical spelling
 * @param pattern what the whole text must match
 * @param options what every field has
 */
public record ValueField(
        String name,
        FieldType type,
        int length,
        int digits,
        int places,
        List<Choice> choices,
        Optional<String> min,
        Optional<String> max,
        Optional<String> pattern,
        FieldOptions options)
        implements Field {
    public ValueField {
        choices = List.copyOf(choices);
    }

    @Override
    public boolean holdsEmptyText() {
        return type.textLike() && options.optional() && !options.unique();
    }

    /** Whether it can hold NULL: an optional one does, unless it holds an empty text instead. */
    public boolean holdsNull() {
        return options.optional() && !holdsEmptyText();
    }

    /** Whether it has a least or a greatest value or length. */
    public boolean isBounded() {
        return min.isPresent() || max.isPresent();
    }

    /** The same field with other options. */
    public ValueField with(FieldOptions other) {
        return new ValueField(name, type, length, digits, places, choices, min, max, pattern, other);
    }
}
