package dev.armature.profile;

import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.yaml.Mapping;
import dev.armature.yaml.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads an entity's permissions beyond view, add, change and delete: their names and what people read. */
final class PermissionsReader {
    /** Words that roles grant already, and that they modify others with. */
    static final List<String> GIVEN = List.of("view", "add", "change", "delete", "all", "own");

    /** What Django's columns for them hold. */
    private static final int LONGEST_CODE = 100;

    private static final int LONGEST_TEXT = 255;

    private final EntityRef entity;
    private final Findings findings;

    PermissionsReader(EntityRef entity, Findings findings) {
        this.entity = entity;
        this.findings = findings;
    }

    /** Name to sentence. */
    SortedMap<String, String> read(Section body) {
        SortedMap<String, String> permissions = new TreeMap<>();
        for (Mapping.Entry entry :
                body.section("permissions").map(Section::entries).orElse(List.of())) {
            Word name = Word.of(entry.key());
            Optional<String> text = text(name, entry);
            if (isName(name) && text.isPresent()) {
                permissions.put(name.text(), text.get());
            }
        }
        return permissions;
    }

    /** Whether a permission can have that name; says so when it cannot. */
    boolean isName(Word name) {
        if (GIVEN.contains(name.text())) {
            String message = name.text() + " means something in every entity's permissions already";
            findings.error("reserved-name", name.at(), message, "choose another name");
            return false;
        }
        if (!new Names(findings).isSnake(name, "a permission")) {
            return false;
        }
        String code = Entity.codename(name.text(), entity);
        if (code.length() > LONGEST_CODE) {
            findings.error(
                    "bad-name",
                    name.at(),
                    "with the entity's name, as Django keeps it, a permission's name cannot be longer than "
                            + LONGEST_CODE + " characters; this one has " + code.length(),
                    "a name of at most "
                            + (LONGEST_CODE - code.length() + name.text().length()) + " characters");
            return false;
        }
        return true;
    }

    private Optional<String> text(Word name, Mapping.Entry entry) {
        Optional<Scalar> scalar = entry.value().asScalar().filter(value -> !value.isNothing());
        if (scalar.isEmpty()) {
            String message = "a permission needs a sentence that people read";
            findings.error("wrong-kind", entry.value().at(), message, Entity.permissionText(name.text(), entity));
            return Optional.empty();
        }
        Word text = Word.of(scalar.get());
        new Texts(findings).require(text, "the sentence of a permission", false);
        int length = text.text().codePointCount(0, text.text().length());
        if (text.text().isBlank() || length > LONGEST_TEXT) {
            String message = "the sentence of a permission has 1 to " + LONGEST_TEXT + " characters";
            findings.error("bad-text", text.at(), message, Entity.permissionText(name.text(), entity));
        }
        return Optional.of(text.text());
    }
}
