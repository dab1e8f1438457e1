package dev.armature.profile;

import dev.armature.domain.Choice;
import dev.armature.domain.Default;
import dev.armature.domain.FieldType;
import dev.armature.domain.ValueField;
import dev.armature.profile.FieldSource.ChoiceSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a field that holds a value: its arguments, its default, its bounds. */
final class ValueFieldBuilder {
    private static final int LONGEST = 10_485_760;
    private static final int MOST_DIGITS = 1000;
    private static final int SHORTEST_CHOICE = 20;
    private static final int PATH = 100;

    private final Findings findings;
    private final OptionsBuilder optionsBuilder;

    ValueFieldBuilder(Findings findings) {
        this.findings = findings;
        this.optionsBuilder = new OptionsBuilder(findings);
    }

    ValueField build(FieldSource field, FieldType type, EntitySource owner) {
        int digits = type == FieldType.DECIMAL ? number(field, "digits", 1, MOST_DIGITS) : 0;
        int places = type == FieldType.DECIMAL ? number(field, "places", 0, digits < 0 ? MOST_DIGITS : digits) : 0;
        List<Choice> choices = choices(field, type);
        int length = length(field, type, choices);
        List<String> values = choices.stream().map(Choice::value).toList();
        Literals literals = new Literals(type, length, digits, places, values);
        boolean measurable = digits >= 0 && places >= 0 && length >= 0;
        Bounds bounds = measurable ? Bounds.of(field, literals, findings) : Bounds.NONE;
        Optional<String> pattern = field.option("pattern")
                .filter(word -> PatternSubset.check(word, findings))
                .map(Word::text);
        Optional<Default> defaultValue =
                measurable ? new DefaultBuilder(literals, bounds, pattern, findings).build(field) : Optional.empty();
        return new ValueField(
                field.name().text(),
                type,
                length,
                digits,
                places,
                choices,
                bounds.min(),
                bounds.max(),
                pattern,
                optionsBuilder.build(field, defaultValue, owner));
    }

    /** A number among the arguments; -1 when it is wrong. */
    private int number(FieldSource field, String argument, int least, int most) {
        Optional<Word> word = field.option(argument);
        if (word.isEmpty()) {
            String type = field.type().text();
            List<String> arguments = FieldWords.arguments(type);
            List<String> missing = arguments.stream()
                    .filter(name -> field.option(name).isEmpty())
                    .toList();
            // What lacks both is one mistake, told with the first.
            if (argument.equals(missing.get(0))) {
                String message = type + " needs " + String.join(" and ", missing);
                String advice = type + "(" + String.join(", ", arguments) + ")";
                findings.error("bad-argument", field.type().at(), message, advice);
            }
            return -1;
        }
        String text = word.get().text();
        int value = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            String message = argument + " must be a whole number from " + least + " to " + most + ", not " + text;
            findings.error("bad-argument", word.get().at(), message);
            return -1;
        }
        return value;
    }

    private int length(FieldSource field, FieldType type, List<Choice> choices) {
        int standard = switch (type) {
            case STRING -> 255;
            case SLUG -> 50;
            case EMAIL -> 254;
            case URL -> 200;
            case FILE, IMAGE -> PATH;
            case CHOICE ->
                choices.stream()
                        .map(Choice::value)
                        .mapToInt(value -> value.codePointCount(0, value.length()))
                        .reduce(SHORTEST_CHOICE, Math::max);
            default -> 0;
        };
        return field.option("length").isPresent() ? number(field, "length", 1, LONGEST) : standard;
    }

    private List<Choice> choices(FieldSource field, FieldType type) {
        if (type == FieldType.CHOICE && field.choices().isEmpty()) {
            findings.error("bad-argument", field.type().at(), "choice needs its values", "choice(first, second)");
        }
        Set<String> seen = new HashSet<>();
        for (ChoiceSource choice : field.choices()) {
            Word value = choice.value();
            if (value.text().isEmpty()) {
                findings.error("bad-choice", value.at(), "a value cannot be empty", "optional");
            } else if (value.text().chars().anyMatch(Character::isISOControl)) {
                findings.error("bad-choice", value.at(), "a value must be one line of text");
            } else if (!seen.add(value.text())) {
                findings.error("duplicate-value", value.at(), "the value " + value.text() + " is there twice");
            }
        }
        return field.choices().stream()
                .map(choice -> new Choice(
                        choice.value().text(),
                        choice.label()
                                .orElseGet(() -> Plurals.title(choice.value().text()))))
                .toList();
    }
}
