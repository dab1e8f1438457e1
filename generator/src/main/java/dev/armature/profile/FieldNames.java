package dev.armature.profile;

import dev.armature.domain.Field;
import dev.armature.domain.OrderTerm;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.problem.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the fields that an entity names in its order, its indexes, its lists. */
final class FieldNames {
    private final EntitySource source;
    private final List<Field> fields;
    private final Findings findings;

    FieldNames(EntitySource source, List<Field> fields, Findings findings) {
        this.source = source;
        this.fields = List.copyOf(fields);
        this.findings = findings;
    }

    /** The same names, with errors told elsewhere. */
    FieldNames told(Findings elsewhere) {
        return new FieldNames(source, fields, elsewhere);
    }

    /** The declared field of that name. */
    Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Whether the name can be used there; says so when it cannot. */
    boolean isUsable(Word name, FieldUse use) {
        String text = name.text();
        boolean builtIn = (use.withId() && text.equals("id")) || (source.timestamps() && isTimestamp(text));
        if (builtIn && use != FieldUse.ADMIN_SEARCH && use != FieldUse.API_SEARCH) {
            return true;
        }
        Optional<Field> field = field(text);
        if (field.isEmpty()) {
            // A field whose own declaration is wrong was told of there.
            if (!source.fieldNames().contains(text)) {
                String message = source.name().text() + " has no field " + text;
                findings.unknown("unknown-field", name, message, words(use));
            }
            return false;
        }
        if (!use.allows(field.get())) {
            String message = text + " is of type " + type(field.get()) + ", which " + use.key() + " cannot use";
            findings.error("field-not-allowed", name.at(), message);
            return false;
        }
        return true;
    }

    /** The names of a list, each once. */
    List<String> names(List<Word> words, FieldUse use) {
        return once(words, use).stream().map(Word::text).toList();
    }

    /** Fields with an optional {@code -} before them. */
    List<OrderTerm> terms(List<Word> words, FieldUse use) {
        List<Word> bare = words.stream().map(FieldNames::bare).toList();
        Set<String> usable = new HashSet<>();
        once(bare, use).forEach(word -> usable.add(word.text()));
        List<OrderTerm> terms = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (usable.contains(bare.get(i).text())) {
                terms.add(new OrderTerm(bare.get(i).text(), words.get(i).text().startsWith("-")));
            }
        }
        return terms;
    }

    private List<Word> once(List<Word> words, FieldUse use) {
        Set<String> seen = new HashSet<>();
        List<Word> usable = new ArrayList<>();
        for (Word word : words) {
            if (!seen.add(word.text())) {
                findings.error("duplicate-value", word.at(), word.text() + " is there twice", "delete one of them");
            } else if (isUsable(word, use)) {
                usable.add(word);
            }
        }
        return usable;
    }

    private static Word bare(Word term) {
        if (!term.text().startsWith("-")) {
            return term;
        }
        var at = term.at();
        int length = Math.max(1, at.length() - 1);
        return new Word(term.text().substring(1), new Location(at.file(), at.line(), at.column() + 1, length));
    }

    private boolean isTimestamp(String name) {
        return name.equals("created_at") || name.equals("updated_at");
    }

    private List<String> words(FieldUse use) {
        List<String> words = new ArrayList<>();
        fields.stream()
                .filter(use::allows)
                .map(Field::name)
                .filter(name -> !isTimestamp(name))
                .forEach(words::add);
        if (use.withId()) {
            words.add("id");
        }
        if (source.timestamps()) {
            words.add("created_at");
            words.add("updated_at");
        }
        return words;
    }

    private static String type(Field field) {
        return field instanceof ValueField value
                ? value.type().word()
                : ((RelationField) field).kind().name().toLowerCase(Locale.ROOT);
    }
}
