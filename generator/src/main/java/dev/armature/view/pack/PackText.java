package dev.armature.view.pack;

import dev.armature.python.Literals;
import dev.armature.text.Escape;

/**
 * A text of the profile, once for each kind of file that it may land in: a template names the kind, and so can never put
 * the text where it would be code.
 *
 * @param python a string literal
 * @param json a string with its quotes
 * @param yaml a scalar with its quotes
 * @param toml a string with its quotes
 * @param markdown text in which nothing is markup
 * @param html text or an attribute's value
 * @param shell a word with its quotes
 * @param make the right-hand side of an assignment in a Makefile
 * @param dockerfile a value with its quotes
 */
public record PackText(
        String python,
        String json,
        String yaml,
        String toml,
        String markdown,
        String html,
        String shell,
        String make,
        String dockerfile) {
    static PackText of(String text) {
        return new PackText(
                Literals.string(text),
                Escape.json(text),
                Escape.yaml(text),
                Escape.toml(text),
                Escape.markdown(text),
                Escape.html(text),
                Escape.shell(text),
                Escape.make(text),
                Escape.dockerfile(text));
    }

    /** What a condition asks. */
    public boolean isEmpty() {
        return python.equals("\"\"");
    }
}
