package dev.armature.view.django;

import dev.armature.domain.Entity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names in other spellings. */
final class Words {
    private Words() {}

    /** {@code OrderLine} as {@code Order line}. */
    static String of(String name) {
        String spaced = Entity.apart(name, " ");
        return spaced.charAt(0) + spaced.substring(1).toLowerCase(Locale.ROOT);
    }

    /** {@code front_desk} as {@code front} and {@code desk}. */
    static List<String> apart(String name) {
        return Stream.of(name.split("_")).filter(word -> !word.isEmpty()).toList();
    }

    /** With a capital at its start. */
    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** {@code order_lines} as {@code order-lines}. */
    static String kebab(String name) {
        return name.replace('_', '-');
    }
}
