package dev.armature.profile;

import dev.armature.domain.AdminAction;
import dev.armature.domain.Check;
import dev.armature.domain.Choice;
import dev.armature.domain.Default;
import dev.armature.domain.Default.Kind;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.RelationField;
import dev.armature.domain.ValueField;
import dev.armature.problem.Nearest;
import dev.armature.yaml.Mapping;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads {@code admin.actions}: what they set, and which rows they may change. */
final class ActionsReader {
    static final List<String> KEYS = List.of("set", "when");

    /** Operations have these names, and so have their functions. */
    private static final List<String> OPERATIONS = List.of("list", "get", "create", "replace", "update", "locked");

    /** Django's own action in every list of the admin. */
    private static final String DELETING = "delete_selected";

    private final EntitySource source;
    private final FieldNames names;
    private final Findings findings;

    ActionsReader(EntitySource source, FieldNames names, Findings findings) {
        this.source = source;
        this.names = names;
        this.findings = findings;
    }

    List<AdminAction> read(Section admin) {
        List<AdminAction> actions = new ArrayList<>();
        for (Mapping.Entry entry :
                admin.section("actions").map(Section::entries).orElse(List.of())) {
            Word name = Word.of(entry.key());
            boolean good = isName(name);
            Optional<Section> body = Section.of(entry.value(), "the action " + name.text(), findings);
            if (body.isPresent()) {
                Section action = body.get().only(KEYS);
                SortedMap<String, Optional<Default>> values = values(name, action);
                Optional<Check> when = action.scalar("when").flatMap(text -> when(text, action));
                if (good) {
                    actions.add(new AdminAction(name.text(), values, when));
                }
            }
        }
        return actions;
    }

    private Optional<Check> when(Scalar text, Section action) {
        boolean open = CutValue.isOpen(text.text());
        if (open && CutValue.explain(text, action.mapping().flow(), findings)) {
            return Optional.empty();
        }
        return CheckParser.parse(text, new CheckOperands(names, findings), findings);
    }

    private boolean isName(Word name) {
        if (OPERATIONS.contains(name.text()) || name.is(DELETING)) {
            String message = name.text() + " is an operation of every " + (name.is(DELETING) ? "admin" : "API");
            findings.error("reserved-name", name.at(), message, "choose another name");
            return false;
        }
        Optional<Field> file = names.field(name.text())
                .filter(field -> field instanceof ValueField value
                        && (value.type() == FieldType.FILE || value.type() == FieldType.IMAGE));
        if (file.isPresent()) {
            String message = "the file " + name.text() + " has the address of this action";
            findings.error("name-clash", name.at(), message, "choose another name");
            return false;
        }
        return new PermissionsReader(source.ref(), findings).isName(name) && isPermission(name);
    }

    /** Whoever grants it must find it declared; a permission that is wrong itself was told of there. */
    private boolean isPermission(Word name) {
        List<String> declared = source.body().value("permissions").flatMap(Node::asMapping).stream()
                .flatMap(mapping -> mapping.entries().stream())
                .map(entry -> entry.key().text())
                .toList();
        if (declared.contains(name.text())) {
            return true;
        }
        String message = "an action is behind the permission of its name, and "
                + source.name().text() + " has no " + name.text();
        String advice = Nearest.to(name.text(), declared)
                .orElseGet(() ->
                        "permissions: {" + name.text() + ": " + Entity.permissionText(name.text(), source.ref()) + "}");
        findings.error("unknown-permission", name.at(), message, advice);
        return false;
    }

    private SortedMap<String, Optional<Default>> values(Word name, Section action) {
        SortedMap<String, Optional<Default>> values = new TreeMap<>();
        List<Mapping.Entry> entries =
                action.section("set").map(Section::entries).orElse(List.of());
        if (entries.isEmpty() && !findings.isTold(action.mapping().span())) {
            String message = "the action " + name.text() + " needs a field to set";
            findings.error("bad-action", name.at(), message, "set: {field: value}");
        }
        for (Mapping.Entry entry : entries) {
            Word field = Word.of(entry.key());
            if (isSystems(field) || !names.isUsable(field, FieldUse.ACTION_SET)) {
                continue;
            }
            Field known = names.field(field.text()).orElseThrow();
            Optional<Scalar> scalar = entry.value().asScalar();
            if (scalar.isEmpty()) {
                String message = field.text() + " is set to a single value, not "
                        + entry.value().kind();
                findings.error("wrong-kind", entry.value().at(), message);
            } else if (entry.value().isNothing()) {
                nothing(known, field, values);
            } else {
                Word word = Word.of(scalar.get());
                Optional<Default> value = known instanceof RelationField relation
                        ? caller(relation, word)
                        : value((ValueField) known, word);
                value.ifPresent(found -> values.put(field.text(), Optional.of(found)));
            }
        }
        return values;
    }

    /** The key and the times of a row are no action's business. */
    private boolean isSystems(Word field) {
        boolean times = source.timestamps() && field.text().matches("created_at|updated_at");
        if (times || field.is("id")) {
            findings.error("bad-action", field.at(), field.text() + " is set by the system", "take it out");
        }
        return times || field.is("id");
    }

    private void nothing(Field field, Word at, SortedMap<String, Optional<Default>> values) {
        if (!field.options().optional()) {
            findings.error("bad-action", at.at(), field.name() + " must hold something", "give it a value");
        } else {
            values.put(field.name(), field.holdsEmptyText() ? Optional.of(Default.literal("")) : Optional.empty());
        }
    }

    /** Which other row a reference leads to, no profile knows: but who does it, and nothing. */
    private Optional<Default> caller(RelationField relation, Word word) {
        boolean user = relation.target().equals(EntityRef.USER);
        if (user && word.is("current_user")) {
            return Optional.of(new Default(Kind.CURRENT_USER, ""));
        }
        String nothing = relation.options().optional() ? "null" : "";
        List<String> words = Stream.of(user ? "current_user" : "", nothing)
                .filter(text -> !text.isEmpty())
                .toList();
        String message = words.isEmpty()
                ? relation.name() + " leads to a row, and no profile knows one"
                : relation.name() + " can be set to " + String.join(" or ", words) + " only";
        findings.error("bad-action", word.at(), message, words.isEmpty() ? "take it out" : words.get(0));
        return Optional.empty();
    }

    private Optional<Default> value(ValueField field, Word word) {
        if (word.is("now") && field.type() == FieldType.DATETIME) {
            return Optional.of(new Default(Kind.NOW, ""));
        }
        if (word.is("today") && field.type() == FieldType.DATE) {
            return Optional.of(new Default(Kind.TODAY, ""));
        }
        List<String> choices = field.choices().stream().map(Choice::value).toList();
        Literals literals = new Literals(field.type(), field.length(), field.digits(), field.places(), choices);
        Optional<String> value = literals.canonical(word.text());
        if (value.isEmpty()) {
            String message = word.text() + " is not " + literals.expectation() + ", which " + field.name() + " holds";
            findings.unknown("bad-action", word, message, choices);
            return Optional.empty();
        }
        return value.filter(text -> isWithin(field, literals, word, text)).map(Default::literal);
    }

    private boolean isWithin(ValueField field, Literals literals, Word word, String value) {
        Literals measure = Bounds.measure(literals);
        String size = measure.equals(literals) ? value : Integer.toString(value.codePointCount(0, value.length()));
        boolean low = field.min().filter(min -> measure.compare(size, min) < 0).isPresent();
        boolean high = field.max().filter(max -> measure.compare(size, max) > 0).isPresent();
        boolean empty =
                value.isEmpty() && field.type().textLike() && !field.options().optional();
        boolean unlike = field.pattern()
                .filter(pattern -> PatternMatch.differs(pattern, value))
                .isPresent();
        if (low || high || empty || unlike) {
            String message = word.text() + " breaks a rule of " + field.name();
            findings.error("bad-action", word.at(), message, "give it a value that forms would take");
        }
        return !(low || high || empty || unlike);
    }
}
