package dev.armature.view.django;

import dev.armature.domain.Entity;
import java.util.Locale;

/** Names in other spellings. */
final class Words {
    private Words() {}

    /** {@code OrderLine} as {@code Order line}. */
    static String of(String name) {
        String spaced = Entity.apart(name, " ");
        return spaced.charAt(0) + spaced.substring(1).toLowerCase(Locale.ROOT);
    }

    /** {@code order_lines} as {@code order-lines}. */
    static String kebab(String name) {
        return name.replace('_', '-');
    }
}
