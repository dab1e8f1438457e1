package dev.armature.view.django;

import java.util.List;
import java.util.Optional;

/**
 * A class of {@code models.py}.
 *
 * @param header its first line
 * @param description its docstring, empty when there is none
 * @param choices the classes inside it
 * @param fields a statement for each field
 * @param meta statements of its Meta, empty when it needs none
 * @param text the annotation that means a string in this class
 * @param words its name in words
 * @param called the statement that returns what a row is called; absent: its name in words and its key
 */
public record ModelView(
        String header,
        String description,
        List<ChoicesView> choices,
        List<String> fields,
        List<String> meta,
        String text,
        String words,
        Optional<String> called) {
    public ModelView {
        choices = List.copyOf(choices);
        fields = List.copyOf(fields);
        meta = List.copyOf(meta);
    }

    /**
     * The choices of one field.
     *
     * @param name of the class
     * @param base what it extends
     * @param members a statement for each choice
     */
    public record ChoicesView(String name, String base, List<String> members) {
        public ChoicesView {
            members = List.copyOf(members);
        }
    }
}
