package dev.armature.profile;

import dev.armature.domain.ApiOptions;
import dev.armature.domain.ApiOptions.Operation;
import dev.armature.domain.Check;
import dev.armature.domain.Condition;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import dev.armature.domain.Index;
import dev.armature.domain.Key;
import dev.armature.domain.OrderTerm;
import dev.armature.domain.ValueField;
import dev.armature.yaml.Node;
import dev.armature.yaml.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes an entity of what is written and of its fields. */
final class EntityBuilder {
    private final EntitySource source;
    private final Map<EntityRef, List<Field>> all;
    private final List<Field> fields;
    private final Declared declared;
    private final Section body;
    private final FieldNames names;
    private final Renames renames;
    private final Findings findings;

    /** The builder of one entity; {@code all} holds the fields of every one. */
    EntityBuilder(
            EntitySource source,
            Declared declared,
            Map<EntityRef, List<Field>> all,
            Renames renames,
            Findings findings) {
        this.source = source;
        this.declared = declared;
        this.all = Map.copyOf(all);
        this.fields = all.getOrDefault(source.ref(), List.of());
        this.body = source.body();
        this.names = new FieldNames(source, fields, findings);
        this.renames = renames;
        this.findings = findings;
    }

    Entity build() {
        body.flag("timestamps");
        Names rules = new Names(findings);
        return new Entity(
                source.ref(),
                plural(rules),
                description(),
                body.oneOf("key", List.of("bigint", "uuid"))
                        .map(word -> Key.valueOf(word.text().toUpperCase(Locale.ROOT)))
                        .orElse(Key.BIGINT),
                display(),
                names.terms(body.words("order"), FieldUse.ORDER),
                source.timestamps(),
                fields,
                fieldSets("unique", FieldUse.UNIQUE).stream()
                        .map(terms -> terms.stream().map(OrderTerm::field).toList())
                        .toList(),
                fieldSets("indexes", FieldUse.INDEX).stream().map(Index::new).toList(),
                checks(),
                new PermissionsReader(source.ref(), findings).read(body),
                new AdminReader(source, names, declared, all, findings).read(body),
                api(),
                body.word("was").filter(rules::entity).map(was -> {
                    renames.entity(source.ref(), source.name(), was);
                    return was.text();
                }));
    }

    private String description() {
        Optional<Word> description = body.word("description");
        description.ifPresent(word -> new Texts(findings).require(word, "the description", true));
        return description.map(Word::text).orElse("");
    }

    private String plural(Names rules) {
        return body.word("plural")
                .filter(word -> rules.isSnake(word, "a plural"))
                .map(Word::text)
                .orElseGet(() -> Plurals.of(Plurals.snake(source.ref().name())));
    }

    private Optional<String> display() {
        Optional<Word> written = body.word("display");
        if (written.isPresent()) {
            return written.filter(word -> names.isUsable(word, FieldUse.DISPLAY))
                    .map(Word::text);
        }
        return fields.stream()
                .filter(field -> field instanceof ValueField value && value.type() == FieldType.STRING)
                .map(Field::name)
                .findFirst();
    }

    /** Lists of fields: {@code unique: [[name, category]]}. */
    private List<List<OrderTerm>> fieldSets(String key, FieldUse use) {
        List<List<OrderTerm>> sets = new ArrayList<>();
        for (Node item : body.items(key)) {
            if (item.asSequence().isEmpty()) {
                String message = key + " is a list of lists of fields";
                String inner = item.asScalar().map(Scalar::text).orElse("field");
                findings.error("wrong-kind", item.at(), message, "[[" + inner + "]]");
                continue;
            }
            List<Word> words = new ArrayList<>();
            for (Node field : item.asSequence().get().items()) {
                field.asScalar().map(Word::of).ifPresentOrElse(words::add, () -> notAField(field));
            }
            List<OrderTerm> terms = names.terms(words, use);
            if (words.isEmpty()) {
                findings.error("wrong-kind", item.at(), "a list of fields cannot be empty");
            } else if (terms.size() == words.size() && sets.contains(terms)) {
                findings.error("duplicate-value", item.at(), "these fields are there twice", "delete one of them");
            } else if (use == FieldUse.UNIQUE && terms.stream().anyMatch(this::isFile)) {
                String message =
                        "each file is stored under a name of its own, so no two rows share these; it is ignored";
                findings.warning("unique-file", item.at(), message);
            } else if (terms.size() == words.size()) {
                sets.add(terms);
            }
        }
        return sets;
    }

    private boolean isFile(OrderTerm term) {
        return fields.stream()
                .anyMatch(field -> field.name().equals(term.field())
                        && field instanceof ValueField value
                        && value.type().isFile());
    }

    private void notAField(Node node) {
        findings.error("wrong-kind", node.at(), "expected the name of a field, not " + node.kind());
    }

    private List<Check> checks() {
        CheckOperands operands = new CheckOperands(names, findings);
        UnsaidValues unsaid = new UnsaidValues(fields, findings);
        List<Check> checks = new ArrayList<>();
        Set<Condition> conditions = new HashSet<>();
        boolean inFlow = body.value("checks")
                .flatMap(Node::asSequence)
                .filter(list -> list.flow())
                .isPresent();
        for (Scalar scalar : body.scalars("checks")) {
            boolean open = CutValue.isOpen(scalar.text());
            if (open && CutValue.explain(scalar, inFlow, findings)) {
                continue;
            }
            Optional<Check> check = CheckParser.parse(scalar, operands, findings);
            if (check.isPresent() && !conditions.add(check.get().condition())) {
                findings.error("duplicate-value", scalar.at(), "this check is there twice", "delete one of them");
            }
            check.ifPresent(checks::add);
            check.ifPresent(it -> unsaid.check(it, scalar.at()));
        }
        return checks;
    }

    private ApiOptions api() {
        Optional<Section> section = body.section("api");
        if (section.isEmpty()) {
            return new ApiOptions(EnumSet.allOf(Operation.class), List.of(), List.of(), List.of());
        }
        Section api = section.get().only(ProfileKeys.API);
        List<Word> filter = api.words("filter");
        for (Word word : filter) {
            boolean listParameter = ReservedNames.LIST_PARAMETERS.contains(word.text());
            if (listParameter && source.fieldNames().contains(word.text())) {
                String message = "every list has a parameter " + word.text() + " already";
                findings.error("bad-filter", word.at(), message, "rename the field, or take it out of api.filter");
            }
        }
        return new ApiOptions(
                operations(api),
                names.names(filter, FieldUse.API_FILTER),
                names.names(api.words("search"), FieldUse.API_SEARCH),
                names.names(api.words("order"), FieldUse.API_ORDER));
    }

    private Set<Operation> operations(Section api) {
        if (api.value("operations").isEmpty()) {
            return EnumSet.allOf(Operation.class);
        }
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (Word word : api.words("operations")) {
            if (!ProfileKeys.OPERATIONS.contains(word.text())) {
                findings.unknown("unknown-value", word, "there is no operation " + word.text(), ProfileKeys.OPERATIONS);
            } else if (!operations.add(Operation.valueOf(word.text().toUpperCase(Locale.ROOT)))) {
                findings.error("duplicate-value", word.at(), word.text() + " is there twice", "delete one of them");
            }
        }
        return operations;
    }

    static List<String> operationWords() {
        return Arrays.stream(Operation.values())
                .map(operation -> operation.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
