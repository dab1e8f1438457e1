package dev.armature.profile;

import dev.armature.domain.App;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Grant;
import dev.armature.domain.Role;
import dev.armature.yaml.Mapping;
import dev.armature.yaml.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads who may do what. */
final class RolesReader {
    private static final String STAFF = "staff";

    private final DomainReader.Read domain;
    private final Findings findings;
    private final Names names;
    /** The roles so far by what is left of their names when dashes and underscores count as one. */
    private final Map<String, String> taken = new HashMap<>();

    RolesReader(DomainReader.Read domain, Findings findings) {
        this.domain = domain;
        this.findings = findings;
        this.names = new Names(findings);
    }

    /** The roles, with those that every project has; nothing when the profile has none. */
    List<Role> read(Section root) {
        List<Mapping.Entry> entries =
                root.section("roles").map(Section::entries).orElse(List.of());
        if (entries.isEmpty()) {
            return List.of();
        }
        List<String> apps = root.section("domain").map(Section::entries).orElse(List.of()).stream()
                .map(app -> app.key().text())
                .toList();
        List<Role> roles = new ArrayList<>();
        for (Mapping.Entry entry : entries) {
            Word name = Word.of(entry.key());
            boolean good = names.role(name) && isFree(name);
            role(name, entry, apps).filter(role -> good).ifPresent(roles::add);
        }
        for (String name : List.of(Role.MEMBER, Role.PUBLIC)) {
            if (roles.stream().noneMatch(role -> role.name().equals(name))) {
                roles.add(new Role(name, false, new TreeMap<>()));
            }
        }
        return roles;
    }

    private boolean isFree(Word name) {
        String before = taken.putIfAbsent(name.text().replace('-', '_'), name.text());
        if (before != null) {
            String message = "the roles " + name.text() + " and " + before + " are told apart by a dash only";
            findings.error("name-clash", name.at(), message, "rename one of them");
        }
        return before == null;
    }

    private Optional<Role> role(Word name, Mapping.Entry entry, List<String> apps) {
        Optional<Section> body = Section.of(entry.value(), "the role " + name.text(), findings);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        boolean staff = false;
        SortedMap<EntityRef, NavigableSet<Grant>> grants = new TreeMap<>();
        Map<String, Map<EntityRef, NavigableSet<Grant>>> targets = new HashMap<>();
        for (Mapping.Entry target : body.get().entries()) {
            if (isFlag(target, apps)) {
                staff |= staff(name, body.get());
                continue;
            }
            List<Entity> entities = entities(target.key(), apps);
            if (!entities.isEmpty()) {
                GrantsReader reader = new GrantsReader(name.text(), target.key().text(), entities, findings);
                targets.put(target.key().text(), reader.read(target.value()));
            }
        }
        body.get().entries().forEach(target -> warnIfNothing(name, Word.of(target.key()), targets));
        for (Map<EntityRef, NavigableSet<Grant>> found : targets.values()) {
            found.forEach((entity, more) ->
                    grants.computeIfAbsent(entity, key -> new TreeSet<>()).addAll(more));
        }
        grants.replaceAll((entity, found) -> whole(found));
        return Optional.of(new Role(name.text(), staff, grants));
    }

    /** Grants of an app and of its entity add up, which is not what somebody wants who writes less for the entity. */
    private void warnIfNothing(Word role, Word target, Map<String, Map<EntityRef, NavigableSet<Grant>>> targets) {
        String app = target.text().replaceFirst("\\..*", "");
        Map<EntityRef, NavigableSet<Grant>> wide = targets.getOrDefault(app, Map.of());
        Map<EntityRef, NavigableSet<Grant>> own = targets.getOrDefault(target.text(), Map.of());
        boolean nothing = own.entrySet().stream()
                .allMatch(entry -> whole(wide.getOrDefault(entry.getKey(), new TreeSet<>()))
                        .containsAll(entry.getValue()));
        if (!target.is(app) && !own.isEmpty() && nothing) {
            String message = role.text() + " may do all of this already through " + app + "; grants add up";
            findings.warning("nothing-added", target.at(), message);
        }
    }

    /** Whether {@code staff} is the flag; an app may have this name too. */
    private static boolean isFlag(Mapping.Entry entry, List<String> apps) {
        boolean flag = entry.value()
                .asScalar()
                .flatMap(value -> YamlScalars.truth(value.text()))
                .isPresent();
        return entry.key().text().equals(STAFF) && (flag || !apps.contains(STAFF));
    }

    private boolean staff(Word role, Section body) {
        boolean staff = body.flag(STAFF).orElse(false);
        if (staff && (role.is(Role.MEMBER) || role.is(Role.PUBLIC))) {
            Word key = body.key(STAFF).orElseThrow();
            String who = role.is(Role.MEMBER) ? "everybody who is signed in" : "everybody";
            findings.error("staff-not-allowed", key.at(), role.text() + " is " + who + ": not all of them are staff");
        }
        return staff;
    }

    /** What implies what is written out, and a grant for own rows is none where there is one for all. */
    private static NavigableSet<Grant> whole(NavigableSet<Grant> found) {
        NavigableSet<Grant> whole = new TreeSet<>(found);
        for (Grant grant : found) {
            if (grant.permission().equals("change") || grant.permission().equals("delete")) {
                whole.add(new Grant("view", grant.own()));
            }
        }
        whole.removeIf(grant -> grant.own() && whole.contains(new Grant(grant.permission(), false)));
        return whole;
    }

    /** What a target leads to; errors of entities that are told of elsewhere are no errors here. */
    private List<Entity> entities(Scalar target, List<String> written) {
        String text = target.text();
        int dot = text.indexOf('.');
        Word app = new Word(dot < 0 ? text : text.substring(0, dot), target.at(0, dot < 0 ? text.length() : dot));
        if (app.is("accounts") || app.is("User")) {
            findings.error(
                    "unknown-app", app.at(), "users are nobody's to give: superusers manage them", "take it out");
            return List.of();
        }
        Optional<App> found = domain.apps().stream()
                .filter(candidate -> app.is(candidate.name()))
                .findFirst();
        if (found.isEmpty()) {
            if (!written.contains(app.text())) {
                findings.unknown("unknown-app", app, "there is no app " + app.text(), suggestions(app, dot < 0));
            }
            return List.of();
        }
        if (dot < 0) {
            return found.get().entities();
        }
        Word name = new Word(text.substring(dot + 1), target.at(dot + 1, text.length()));
        List<Entity> entities = found.get().entities().stream()
                .filter(entity -> name.is(entity.name()))
                .toList();
        if (entities.isEmpty() && !domain.declared().isBroken(name.text())) {
            String message = "the app " + app.text() + " has no entity " + name.text();
            List<String> known =
                    found.get().entities().stream().map(Entity::name).toList();
            findings.unknown("unknown-entity", name, message, known);
        }
        return entities;
    }

    /** The apps, or the full name of the entity that was meant. */
    private List<String> suggestions(Word word, boolean alone) {
        List<String> meant = domain.apps().stream()
                .flatMap(app -> app.entities().stream())
                .filter(entity -> alone && word.is(entity.name()))
                .map(entity -> entity.ref().toString())
                .toList();
        Stream<String> apps = domain.apps().stream().map(App::name);
        return meant.isEmpty() ? apps.toList() : meant;
    }
}
