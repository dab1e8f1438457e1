package dev.armature.profile;

import dev.armature.domain.AdminOptions;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.RelationField;
import dev.armature.domain.RelationField.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what an entity's page in the admin shows. */
final class AdminReader {
    private final EntitySource source;
    private final FieldNames names;
    private final Declared declared;
    private final Map<EntityRef, List<Field>> fields;
    private final Findings findings;

    /** The reader of one entity; {@code fields} holds those of every one. */
    AdminReader(
            EntitySource source,
            FieldNames names,
            Declared declared,
            Map<EntityRef, List<Field>> fields,
            Findings findings) {
        this.source = source;
        this.names = names;
        this.declared = declared;
        this.fields = Map.copyOf(fields);
        this.findings = findings;
    }

    AdminOptions read(Section body) {
        Optional<Section> section = body.section("admin");
        if (section.isEmpty()) {
            return AdminOptions.NONE;
        }
        Section admin = section.get().only(ProfileKeys.ADMIN);
        return new AdminOptions(
                names.names(admin.words("list"), FieldUse.ADMIN_LIST),
                names.names(admin.words("search"), FieldUse.ADMIN_SEARCH),
                names.names(admin.words("filter"), FieldUse.ADMIN_FILTER),
                inline(admin.words("inline")),
                admin.flag("import_export").orElse(false),
                new ActionsReader(source, names, findings).read(admin));
    }

    /** Entities with a reference to this one, each once. */
    private List<EntityRef> inline(List<Word> words) {
        List<EntityRef> inline = new ArrayList<>();
        for (Word word : words) {
            Optional<EntityRef> target =
                    word.is("self") ? Optional.of(source.ref()) : declared.resolve(word, source.ref());
            if (target.isEmpty() || !isInline(word, target.get())) {
                continue;
            }
            if (inline.contains(target.get())) {
                findings.error("duplicate-value", word.at(), word.text() + " is there twice", "delete one of them");
            } else {
                inline.add(target.get());
            }
        }
        return inline;
    }

    private boolean isInline(Word word, EntityRef target) {
        String name = source.ref().name();
        if (target.equals(source.ref())) {
            findings.error("bad-inline", word.at(), name + " cannot be edited on its own page", "take it out");
            return false;
        }
        if (target.equals(EntityRef.USER)) {
            findings.error("bad-inline", word.at(), "users have a page of their own", "take it out");
            return false;
        }
        boolean leadsBack = fields.getOrDefault(target, List.of()).stream()
                .anyMatch(field -> field instanceof RelationField relation
                        && relation.kind() != Kind.MANY
                        && relation.target().equals(source.ref()));
        // A reference whose own declaration is wrong was told of there.
        boolean told = declared.get(target).fieldNames().size()
                > fields.getOrDefault(target, List.of()).size();
        if (!leadsBack && !told) {
            String message = word.text() + " has no reference to " + name + ", so it cannot be edited on its page";
            findings.error("bad-inline", word.at(), message, "give it a ref(" + name + "), or take it out");
        }
        return leadsBack;
    }
}
