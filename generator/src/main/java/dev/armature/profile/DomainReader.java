package dev.armature.profile;

import dev.armature.domain.App;
import dev.armature.domain.Architecture;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.Serve;
import dev.armature.domain.Topology;
import dev.armature.domain.UserModel;
import dev.armature.domain.UserModel.Login;
import dev.armature.problem.Nearest;
import dev.armature.yaml.Mapping;
import dev.armature.yaml.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the apps with their entities, and the user. */
final class DomainReader {
    /** What is read: apps and user, and where each entity stands. */
    record Read(List<App> apps, UserModel user, Declared declared) {}

    private final Findings findings;
    private final Architecture architecture;
    private final ServeReader serveReader;
    private final Names names;
    private final Renames renames;
    private final Map<String, App> apps = new LinkedHashMap<>();
    private final List<EntitySource> sources = new ArrayList<>();
    private final Set<String> brokenNames = new HashSet<>();
    /** What entities with broken names should be called, as others may call them. */
    private final Set<String> meant = new HashSet<>();

    DomainReader(Architecture architecture, Topology topology, Findings findings) {
        this.findings = findings;
        this.serveReader = new ServeReader(architecture, topology, findings);
        this.architecture = architecture;
        this.names = new Names(findings);
        this.renames = new Renames(findings);
    }

    Read read(Section root) {
        root.section("domain").ifPresent(domain -> domain.entries().forEach(this::app));
        Optional<Section> user = root.section("user").map(section -> section.only(ProfileKeys.USER));
        EntitySource userSource = user(root, user);
        sources.add(userSource);
        meant.stream()
                .filter(name ->
                        sources.stream().noneMatch(source -> source.ref().name().equals(name)))
                .forEach(brokenNames::add);
        Declared declared = new Declared(sources, brokenNames, findings);
        FieldBuilder builder = new FieldBuilder(declared, findings);
        Map<EntityRef, List<Field>> fields = new HashMap<>();
        sources.forEach(source -> fields.put(source.ref(), builder.build(source)));
        for (EntitySource source : sources) {
            source.fields()
                    .forEach(field ->
                            field.option("was").ifPresent(was -> renames.field(source.ref(), field.name(), was)));
        }
        List<Entity> entities = new ArrayList<>();
        for (EntitySource source : sources) {
            if (!source.isUser()) {
                entities.add(new EntityBuilder(source, declared, fields, renames, findings).build());
            }
        }
        List<Field> userFields = fields.getOrDefault(EntityRef.USER, List.of());
        List<App> filled = apps.values().stream()
                .map(app -> new App(app.name(), app.serve(), of(app.name(), entities), app.was()))
                .toList();
        return new Read(filled, userModel(user, userFields), declared);
    }

    private static List<Entity> of(String app, List<Entity> entities) {
        return entities.stream()
                .filter(entity -> entity.ref().app().equals(app))
                .toList();
    }

    private void app(Mapping.Entry entry) {
        Word name = Word.of(entry.key());
        boolean good = names.app(name);
        Optional<Section> section = Section.of(entry.value(), "the app " + name.text(), findings);
        if (section.isEmpty()) {
            return;
        }
        Section app = section.get();
        for (Mapping.Entry part : app.entries()) {
            Word key = Word.of(part.key());
            if (looksLikeEntity(key, part.value())) {
                entity(name, part);
            } else if (!ProfileKeys.APP.contains(key.text())) {
                String message = "unknown key " + key.text() + " in the app " + name.text();
                Optional<String> meant = Nearest.to(key.text(), ProfileKeys.APP)
                        .or(() -> part.value().asMapping().map(body -> Names.pascal(key.text())));
                meant.ifPresentOrElse(
                        word -> findings.error("unknown-key", key.at(), message, word),
                        () -> findings.unknown("unknown-key", key, message, ProfileKeys.APP));
            }
        }
        Optional<String> before = app.word("was")
                .filter(word -> names.isSnake(word, "an app"))
                .map(was -> {
                    renames.app(name, was);
                    return was.text();
                });
        Serve serve = serveReader.read(app);
        boolean empty = app.entries().stream().noneMatch(part -> looksLikeEntity(Word.of(part.key()), part.value()));
        if (empty && !findings.isTold(entry.value().span())) {
            String message = "the app " + name.text() + " has no entities, so nothing is made of it";
            findings.warning("empty-app", name.at(), message);
        }
        if (good && !empty) {
            apps.put(name.text(), new App(name.text(), serve, List.of(), before));
        }
    }

    /** Whether a key of an app was meant as an entity: by its capital, or by what it holds. */
    private static boolean looksLikeEntity(Word key, Node value) {
        boolean capital =
                !key.text().isEmpty() && Character.isUpperCase(key.text().codePointAt(0));
        boolean body = value.asMapping()
                .filter(mapping -> mapping.entry("fields").isPresent())
                .isPresent();
        return capital || body;
    }

    private void entity(Word app, Mapping.Entry entry) {
        Word name = Word.of(entry.key());
        boolean good = names.entity(name);
        Optional<Section> body = Section.of(entry.value(), "the entity " + name.text(), findings)
                .map(section -> section.only(ProfileKeys.ENTITY));
        EntityRef ref = new EntityRef(app.text(), name.text());
        if (body.isEmpty() || !good) {
            brokenNames.add(name.text());
            meant.add(Names.pascal(name.text()));
        }
        body.ifPresent(section -> sources.add(fields(ref, name, section)));
        if (architecture == Architecture.FASTAPI) {
            body.ifPresent(this::warnOfAdmin);
        }
    }

    /** Actions have routes in the API too, so they are not without a place. */
    private void warnOfAdmin(Section body) {
        List<String> written = body.value("admin").flatMap(Node::asMapping).stream()
                .flatMap(admin -> admin.entries().stream())
                .map(entry -> entry.key().text())
                .toList();
        boolean actions = written.contains("actions");
        if (!written.equals(List.of("actions"))) {
            String message = "there is no admin without Django; "
                    + (actions ? "all of it but the actions is ignored here" : "it is ignored here");
            body.key("admin").ifPresent(key -> findings.warning("no-place", key.at(), message));
        }
    }

    private EntitySource fields(EntityRef ref, Word name, Section body) {
        List<FieldSource> fields = new ArrayList<>();
        Set<String> fieldNames = new HashSet<>();
        Optional<Section> section = body.section("fields");
        for (Mapping.Entry entry : section.map(Section::entries).orElse(List.of())) {
            Word field = Word.of(entry.key());
            fieldNames.add(field.text());
            boolean good = names.field(field, ref.equals(EntityRef.USER));
            FieldReader.read(field, section.orElseThrow().mapping(), entry.value(), findings)
                    .filter(source -> good)
                    .ifPresent(fields::add);
        }
        return new EntitySource(ref, name, body, fields, fieldNames);
    }

    private EntitySource user(Section root, Optional<Section> user) {
        Word name = root.key("user").orElse(new Word("User", findings.top()));
        return fields(EntityRef.USER, name, user.orElse(root));
    }

    private static UserModel userModel(Optional<Section> user, List<Field> fields) {
        boolean username = user.flatMap(section -> section.oneOf("login", ProfileKeys.LOGINS))
                .filter(word -> word.is("username"))
                .isPresent();
        boolean closed = user.flatMap(section -> section.oneOf("registration", ProfileKeys.REGISTRATIONS))
                .filter(word -> word.is("closed"))
                .isPresent();
        return new UserModel(username ? Login.USERNAME : Login.EMAIL, !closed, fields);
    }
}
