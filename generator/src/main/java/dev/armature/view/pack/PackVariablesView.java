package dev.armature.view.pack;

import dev.armature.domain.PackValue;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code $variables} in a template.
 *
 * @param values by name: a {@link PackText}, {@link PackTexts}, a {@link Boolean}, or a number as text
 */
public record PackVariablesView(Map<String, Object> values) {
    public PackVariablesView {
        values = Map.copyOf(values);
    }

    /** What the templates of a project see. */
    public static PackVariablesView of(Map<String, PackValue> variables) {
        Map<String, Object> values = new TreeMap<>();
        variables.forEach((name, value) -> values.put(name, view(value)));
        return new PackVariablesView(values);
    }

    private static Object view(PackValue value) {
        return switch (value.type()) {
            case STRING -> PackText.of(value.text());
            case LIST -> new PackTexts(value.texts().stream().map(PackText::of).toList());
            case BOOLEAN -> value.isSet();
            case INTEGER, NUMBER -> value.text();
        };
    }
}
