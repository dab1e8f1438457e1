package dev.armature.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field as written, the short and the long form made the same.
 *
 * @param name its name
 * @param type the word of its type, a known one
 * @param options arguments, flags and options by their long form's key; a flag's value is {@code true}
 * @param choices the values of a choice
 */
record FieldSource(Word name, Word type, Map<String, Setting> options, List<ChoiceSource> choices) {
    FieldSource {
        options = Map.copyOf(options);
        choices = List.copyOf(choices);
    }

    /** An option: its key's place and its value. */
    record Setting(Word key, Word value) {}

    /** A value of a choice. */
    record ChoiceSource(Word value, Optional<String> label) {}

    Optional<Word> option(String key) {
        return Optional.ofNullable(options.get(key)).map(Setting::value);
    }

    boolean has(String flag) {
        return option(flag).filter(word -> word.is("true")).isPresent();
    }
}
