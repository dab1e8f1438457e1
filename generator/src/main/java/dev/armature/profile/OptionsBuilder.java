package dev.armature.profile;

import dev.armature.domain.Default;
import dev.armature.domain.FieldOptions;
import dev.armature.domain.RelationField;
import dev.armature.problem.Location;
import java.util.Optional;

/** What every field has, whatever its type. */
final class OptionsBuilder {
    private final Findings findings;

    OptionsBuilder(Findings findings) {
        this.findings = findings;
    }

    FieldOptions build(FieldSource field, Optional<Default> defaultValue, EntitySource owner) {
        boolean optional = field.has("optional");
        boolean unique = isUnique(field);
        boolean many = field.type().is("many");
        boolean filled = optional
                || many
                || defaultValue.isPresent()
                || field.option("default").isPresent();
        if (field.has("readonly") && !filled && !owner.isUser()) {
            Word readonly = field.option("readonly").orElse(field.name());
            String message = field.name().text() + " is set by the system alone, but has no value to begin with";
            findings.error(
                    "readonly-needs-default", keyOf(field, "readonly", readonly), message, "optional, or default=");
        }
        if (owner.isUser() && !filled) {
            String message = "a field of the user must be optional or have a default: users register without it";
            findings.error("user-field-required", field.name().at(), message, "optional");
        }
        return new FieldOptions(
                text(field, "label").filter(label -> !label.isBlank()),
                text(field, "help").orElse(""),
                optional,
                unique,
                false,
                field.has("index") && !unique,
                field.has("readonly"),
                defaultValue,
                was(field));
    }

    private boolean isUnique(FieldSource field) {
        if (!field.has("unique")) {
            return field.type().is("one");
        }
        if (field.type().is("file") || field.type().is("image")) {
            Word unique = field.option("unique").orElse(field.name());
            String message = "each file is stored under a name of its own, so unique says nothing more; it is ignored";
            findings.warning("unique-file", keyOf(field, "unique", unique), message);
            return false;
        }
        return true;
    }

    /** What a field has that the system alone sets. */
    static FieldOptions system(Default value) {
        return new FieldOptions(
                Optional.empty(), "", false, false, false, false, true, Optional.of(value), Optional.empty());
    }

    private static Location keyOf(FieldSource field, String option, Word otherwise) {
        FieldSource.Setting setting = field.options().get(option);
        return setting == null ? otherwise.at() : setting.key().at();
    }

    private Optional<String> text(FieldSource field, String option) {
        Optional<Word> word = field.option(option);
        word.ifPresent(text -> new Texts(findings).require(text, option, option.equals("help")));
        return word.map(Word::text);
    }

    private Optional<String> was(FieldSource field) {
        return field.option("was")
                .filter(word -> new Names(findings).isSnake(word, "a field"))
                .map(Word::text);
    }

    /** The kind of a relation: a unique reference is a {@code one}, as Django advises. */
    static RelationField.Kind kind(FieldSource field) {
        if (field.type().is("many")) {
            return RelationField.Kind.MANY;
        }
        return field.type().is("one") || field.has("unique") ? RelationField.Kind.ONE : RelationField.Kind.REF;
    }
}
