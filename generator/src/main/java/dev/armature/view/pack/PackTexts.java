package dev.armature.view.pack;

import java.util.List;

/**
 * A list of texts of the profile.
 *
 * @param items each of them
 */
public record PackTexts(List<PackText> items) {
    public PackTexts {
        items = List.copyOf(items);
    }

    /** What a condition asks. */
    public boolean isEmpty() {
        return items.isEmpty();
    }
}
