package dev.armature.domain;

import java.util.List;

/**
 * The value of a pack's variable.
 *
 * @param type what it is
 * @param texts the items of a list; of any other type the one value, in its canonical spelling
 */
public record PackValue(VariableType type, List<String> texts) {
    public PackValue {
        texts = List.copyOf(texts);
    }

    /** A value that is no list. */
    public static PackValue of(VariableType type, String text) {
        return new PackValue(type, List.of(text));
    }

    /** The value as one text. */
    public String text() {
        return String.join(", ", texts);
    }

    /** Whether a condition takes it for yes: neither empty, nor {@code false}, nor zero. */
    public boolean isSet() {
        return switch (type) {
            case BOOLEAN -> text().equals("true");
            case INTEGER, NUMBER -> !text().matches("-?0+([.]0+)?");
            case STRING, LIST -> texts.stream().anyMatch(text -> !text.isEmpty());
        };
    }
}
