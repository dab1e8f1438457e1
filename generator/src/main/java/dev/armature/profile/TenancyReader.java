package dev.armature.profile;

import dev.armature.domain.EntityRef;
import dev.armature.domain.Infrastructure.Database;
import dev.armature.domain.Tenancy;
import dev.armature.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads whose rows are kept apart, and what that asks of the entities. */
final class TenancyReader {
    private static final String CODE = "bad-tenancy";

    private final Declared declared;
    private final Findings findings;

    TenancyReader(Declared declared, Findings findings) {
        this.declared = declared;
        this.findings = findings;
    }

    Optional<Tenancy> read(Section root, Database database) {
        Optional<Section> section = root.section("tenancy")
                .filter(keys -> !keys.entries().isEmpty())
                .map(keys -> keys.only(List.of("by")));
        SortedSet<EntityRef> shared = shared(section.isPresent());
        if (section.isEmpty()) {
            return Optional.empty();
        }
        Word key = root.key("tenancy").orElseThrow();
        if (database == Database.SQLITE && NotYet.refuses("sqlite.tenancy", key, findings)) {
            return Optional.empty();
        }
        return by(section.get(), key).map(by -> checked(by, shared));
    }

    private SortedSet<EntityRef> shared(boolean tenancy) {
        SortedSet<EntityRef> shared = new TreeSet<>();
        for (EntitySource source : declared.all()) {
            if (!source.isUser() && source.body().flag("shared").orElse(false)) {
                shared.add(source.ref());
                if (!tenancy) {
                    findings.warning(
                            "no-place",
                            source.body().key("shared").orElseThrow().at(),
                            "without tenancy every row is shared; it is ignored here");
                }
            }
        }
        return shared;
    }

    private Optional<EntityRef> by(Section section, Word key) {
        Optional<Word> word = section.word("by");
        if (word.isEmpty()) {
            if (section.value("by").map(Node::asScalar).isEmpty()) {
                findings.error("missing-key", key.at(), "tenancy does not say by which entity", "{by: Organization}");
            }
            return Optional.empty();
        }
        if (word.get().is("User") || word.get().is("self")) {
            findings.error(
                    CODE,
                    word.get().at(),
                    "a tenant is a row of an entity in domain",
                    "declare one, e.g. Organization");
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        declared.all().forEach(source -> names.add(source.ref().name()));
        names.remove(EntityRef.USER.name());
        String text = word.get().text();
        if (!text.contains(".") && !names.contains(text) && !declared.isBroken(text)) {
            findings.unknown("unknown-entity", word.get(), "there is no entity " + text, names);
            return Optional.empty();
        }
        // Any app will do, so none is near.
        return declared.resolve(word.get(), new EntityRef("", ""))
                .filter(by -> new Names(findings)
                        .field(new Word(Plurals.snake(by.name()), word.get().at()), true));
    }

    private Tenancy checked(EntityRef by, SortedSet<EntityRef> shared) {
        Tenancy tenancy = new Tenancy(by, Plurals.snake(by.name()), shared);
        for (EntitySource source : declared.all()) {
            refuseJoin(source, by);
            if (source.isUser() || tenancy.holds(source.ref())) {
                refuseField(source, tenancy);
            } else if (shared.contains(source.ref())) {
                refuseShared(source, tenancy);
            }
        }
        return tenancy;
    }

    /** Whoever writes a list makes rows of its join. */
    private void refuseJoin(EntitySource source, EntityRef by) {
        Declared quietly = declared.quietly(new Findings(findings.source()));
        for (FieldSource field : source.fields()) {
            field.option("through")
                    .filter(join -> quietly.resolve(join, source.ref())
                            .filter(by::equals)
                            .isPresent())
                    .ifPresent(join -> findings.error(
                            CODE,
                            join.at(),
                            by.name() + " is the tenant: whoever writes this list would make some",
                            "keep rows apart by another entity"));
        }
    }

    /** The reference to the tenant is added, and nothing else may be called like it. */
    private void refuseField(EntitySource source, Tenancy tenancy) {
        for (FieldSource field : source.fields()) {
            String name = field.name().text();
            if (name.equals(tenancy.field()) || name.equals(tenancy.field() + "_id")) {
                String message = "tenancy adds " + tenancy.field() + " to each row that belongs to one "
                        + tenancy.by().name();
                boolean same = field.type().is("ref") && name.equals(tenancy.field());
                findings.error(CODE, field.name().at(), message, same ? "take it out" : "rename the field");
            }
        }
    }

    /** What everybody sees cannot lead to what only some see. */
    private void refuseShared(EntitySource source, Tenancy tenancy) {
        if (source.ref().equals(tenancy.by())) {
            Word key = source.body().key("shared").orElseThrow();
            String message = "each tenant sees its own row of " + tenancy.by().name() + " only";
            findings.error(CODE, key.at(), message, "take shared out");
            return;
        }
        Declared quietly = declared.quietly(new Findings(findings.source()));
        for (FieldSource field : source.fields()) {
            Stream.of("to", "through")
                    .flatMap(option -> field.option(option).stream())
                    .flatMap(target -> quietly.resolve(target, source.ref()).stream())
                    .filter(target -> target.equals(tenancy.by()) || tenancy.holds(target))
                    .findFirst()
                    .ifPresent(target -> {
                        String message = "rows of " + source.ref().name() + " are shared, those of " + target.name()
                                + " belong to one " + tenancy.by().name();
                        findings.error(CODE, field.name().at(), message, "shared: true on " + target.name());
                    });
        }
    }
}
