package dev.armature.profile;

import dev.armature.domain.Choice;
import dev.armature.domain.Condition.Operand;
import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.problem.ExitCode;
import dev.armature.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/** Both sides of a condition's comparisons, held to the types of the entity's fields. */
final class CheckOperands {
    private static final int MOST_DIGITS = 1000;

    private final FieldNames names;
    private final Findings findings;

    CheckOperands(FieldNames names, Findings findings) {
        this.names = names;
        this.findings = findings;
    }

    /** Ends the reading when there is no such field. */
    void requireField(CheckToken token) {
        Findings own = new Findings(findings.source());
        Word word = new Word(token.text(), token.at());
        if (!names.told(own).isUsable(word, FieldUse.CHECK)) {
            throw new ProblemException(ExitCode.INPUT, own.sorted());
        }
    }

    /** Ends the reading when the field has no values that are compared so. */
    void requireComparable(CheckToken token, CheckToken operator) {
        Optional<RelationField> relation = relation(token.text());
        FieldType type = type(token.text());
        if (relation.filter(it -> !isReference(it) || !isEquality(operator)).isPresent()) {
            throw onlyNullTests(token, "a reference");
        }
        if (relation.isEmpty() && (type == FieldType.JSON || type == FieldType.BINARY)) {
            throw onlyNullTests(token, "of type " + type.word());
        }
    }

    private static ProblemException onlyNullTests(CheckToken token, String what) {
        return CheckParser.wrong(
                token.at(), token.text() + " is " + what + ": it can only be tested with is null or is not null");
    }

    /** Whether the field holds an empty text instead of NULL, so that a test for null means that. */
    boolean holdsEmptyText(CheckToken token) {
        return names.field(token.text()).filter(Field::holdsEmptyText).isPresent();
    }

    /** A literal that the left field can hold. */
    Operand literal(CheckToken left, CheckToken token) {
        if (token.kind() == CheckToken.Kind.SIGN) {
            throw CheckParser.wrong(token.at(), "expected a value here, not " + token.text());
        }
        Literals literals = literals(left.text());
        String canonical = literals.canonical(token.text()).orElseThrow(() -> {
            String message = token.text() + " is not " + literals.expectation() + ", which " + left.text() + " holds";
            return Respelling.of(token.text(), literals)
                    .map(meant -> CheckParser.wrong(token.at(), message, meant))
                    .orElseGet(() -> CheckParser.wrong(token.at(), message));
        });
        return new Operand(false, canonical);
    }

    /** A literal, or another field of a comparable type. */
    Operand operand(CheckToken left, CheckToken operator, CheckToken right) {
        refuseWords(left, operator, right);
        Optional<RelationField> relation = relation(left.text());
        if (relation.isPresent()) {
            return reference(left, relation.get(), right);
        }
        FieldType type = type(left.text());
        if (!isEquality(operator) && type == FieldType.BOOLEAN) {
            throw CheckParser.wrong(operator.at(), left.text() + " is true or false: it has no order");
        }
        boolean field = right.kind() == CheckToken.Kind.WORD
                && (names.field(right.text()).isPresent() || isTimestamp(right.text()));
        boolean literal = right.kind() != CheckToken.Kind.SIGN
                && literals(left.text()).canonical(right.text()).isPresent();
        // A word that is both is the field, unless the type has only few words: quotes make it the value.
        boolean fewWords = type == FieldType.CHOICE || type == FieldType.BOOLEAN;
        if (!field || (fewWords && literal)) {
            return literalOrUnknown(left, right, literal);
        }
        requireField(right);
        if (relation(right.text()).isPresent() || !group(type).equals(group(type(right.text())))) {
            String message = left.text() + " and " + right.text() + " are of types that cannot be compared";
            throw CheckParser.wrong(right.at(), message);
        }
        return new Operand(true, right.text());
    }

    /** Words that mean something elsewhere: {@code null} in SQL, {@code now} and {@code today} as defaults. */
    private void refuseWords(CheckToken left, CheckToken operator, CheckToken right) {
        if (names.field(right.text()).isPresent()) {
            return;
        }
        if (right.isWord("null")) {
            String advice = left.text() + (operator.isSign("!=") ? " is not null" : " is null");
            throw CheckParser.wrong(right.at(), "nothing is equal to null", advice);
        }
        FieldType type = type(left.text());
        boolean time = type == FieldType.DATE || type == FieldType.DATETIME || type == FieldType.TIME;
        if (time && (right.isWord("now") || right.isWord("today"))) {
            throw CheckParser.wrong(right.at(), "a condition holds at any time: it cannot depend on " + right.text());
        }
    }

    /** Two references are compared when both lead to one entity. */
    private Operand reference(CheckToken left, RelationField relation, CheckToken right) {
        boolean alike = relation(right.text())
                .filter(other -> isReference(other) && other.target().equals(relation.target()))
                .isPresent();
        if (!alike || right.kind() != CheckToken.Kind.WORD) {
            String entity = relation.target().name();
            throw CheckParser.wrong(
                    right.at(),
                    left.text() + " is a reference: it is compared with another reference to " + entity
                            + ", or tested with is null or is not null");
        }
        return new Operand(true, right.text());
    }

    private static boolean isEquality(CheckToken operator) {
        return operator.text().equals("=") || operator.text().equals("!=");
    }

    private static boolean isReference(RelationField relation) {
        return relation.kind() != RelationField.Kind.MANY;
    }

    private Optional<RelationField> relation(String name) {
        return names.field(name).filter(RelationField.class::isInstance).map(RelationField.class::cast);
    }

    private Operand literalOrUnknown(CheckToken left, CheckToken right, boolean literal) {
        boolean fieldMeant = !literal
                && right.kind() == CheckToken.Kind.WORD
                && right.text().matches("[a-z][a-z0-9_]*")
                && !FieldWords.isText(type(left.text()).word())
                && type(left.text()) != FieldType.CHOICE
                && type(left.text()) != FieldType.BOOLEAN;
        if (fieldMeant) {
            requireField(right);
        }
        return literal(left, right);
    }

    private boolean isTimestamp(String name) {
        Findings own = new Findings(findings.source());
        return name.matches("created_at|updated_at")
                && names.told(own).isUsable(new Word(name, own.top()), FieldUse.CHECK);
    }

    private FieldType type(String name) {
        Optional<Field> field = names.field(name);
        if (field.isEmpty()) {
            return FieldType.DATETIME;
        }
        if (field.get() instanceof RelationField) {
            return FieldType.BIGINT;
        }
        return ((ValueField) field.get()).type();
    }

    /** What a field can be compared with: any text, whatever its own length or form. */
    private Literals literals(String name) {
        Optional<Field> field = names.field(name);
        if (field.isEmpty() || !(field.get() instanceof ValueField value)) {
            return new Literals(type(name), 0, 0, 0, List.of());
        }
        boolean text = group(value.type()).equals("text") && value.type() != FieldType.CHOICE;
        FieldType type = text ? FieldType.TEXT : value.type();
        List<String> choices = value.choices().stream().map(Choice::value).toList();
        return new Literals(type, 0, MOST_DIGITS, value.places(), choices);
    }

    private static String group(FieldType type) {
        return switch (type) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL, FLOAT -> "number";
            case STRING, TEXT, SLUG, EMAIL, URL, CHOICE, FILE, IMAGE -> "text";
            default -> type.word();
        };
    }
}
