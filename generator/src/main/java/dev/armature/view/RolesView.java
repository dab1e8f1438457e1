package dev.armature.view;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Grant;
import dev.armature.domain.RelationField;
import dev.armature.domain.Role;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Model;
import dev.armature.schema.Models;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may do what, as files of both halves read it.
 *
 * @param any whether the profile says so
 * @param staff whether some role enters the admin
 * @param imports whether rows go into the admin from files
 * @param apps the apps, a tuple of names
 * @param grants an entry for each role: its name and its permissions
 * @param owners an entry for each entity with owners: its label and the field
 * @param models an entry for each entity: what its permissions are called
 * @param kinds an entry for each entity: its table, and what permissions call it
 * @param demo an entry for each role that the demo makes a user of
 * @param described for each role what it may do, in Markdown
 */
public record RolesView(
        boolean any,
        boolean staff,
        boolean imports,
        String apps,
        List<String> grants,
        List<String> owners,
        List<String> models,
        List<String> kinds,
        String demo,
        List<RoleText> described) {
    private static final int ENTRY = 4;
    private static final String APPS = "APPS";

    public RolesView {
        grants = List.copyOf(grants);
        owners = List.copyOf(owners);
        models = List.copyOf(models);
        kinds = List.copyOf(kinds);
        described = List.copyOf(described);
    }

    /**
     * A role in words.
     *
     * @param name the role
     * @param may what it may do
     */
    public record RoleText(String name, String may) {}

    /** The view of a project. */
    public static RolesView of(Domain domain) {
        List<Expr> apps =
                domain.apps().stream().map(app -> Expr.string(app.name())).toList();
        List<Expr> users = Stream.concat(
                        domain.roles().stream().filter(role -> !role.builtIn()).map(Role::name), Stream.of(Role.MEMBER))
                .map(Expr::string)
                .toList();
        return new RolesView(
                domain.hasRoles(),
                domain.hasStaffRoles(),
                domain.entities().anyMatch(entity -> entity.admin().importExport()),
                Python.assignment(APPS, Expr.tuple(apps), 0),
                domain.roles().stream().map(RolesView::grants).toList(),
                domain.entities()
                        .filter(entity -> entity.owner().isPresent())
                        .map(RolesView::owner)
                        .toList(),
                models(domain),
                domain.entities().map(RolesView::kind).toList(),
                Python.assignment("ROLES", Expr.tuple(users), 0),
                domain.roles().stream()
                        .map(role -> new RoleText(role.name(), described(domain, role)))
                        .toList());
    }

    private static String grants(Role role) {
        List<Expr> permissions = new ArrayList<>();
        if (role.staff()) {
            permissions.add(Expr.string("accounts." + Role.ENTER_ADMIN));
        }
        role.grants()
                .forEach((entity, grants) -> grants.forEach(
                        grant -> permissions.add(Expr.string(entity.app() + "." + grant.codename(entity)))));
        return Python.entry(Expr.string(role.name()), Expr.list(permissions), ENTRY);
    }

    private static String owner(Entity entity) {
        String label = entity.ref().app() + "." + lower(entity);
        return Python.entry(
                Expr.string(label),
                Expr.string(entity.owner().map(RelationField::name).orElseThrow()),
                ENTRY);
    }

    private static List<String> models(Domain domain) {
        return Models.of(domain).all().stream()
                .filter(model -> !model.ref().app().equals("accounts")
                        || !model.permissions().isEmpty())
                .map(RolesView::model)
                .toList();
    }

    private static String model(Model model) {
        Expr key = Expr.tuple(List.of(Expr.string(model.ref().app()), Expr.string(Model.lower(model.ref()))));
        List<Map.Entry<Expr, Expr>> more = model.permissions().entrySet().stream()
                .map(entry -> Map.entry(Expr.string(entry.getKey()), Expr.string(entry.getValue())))
                .toList();
        Expr words = Expr.string(Entity.words(model.ref()));
        return Python.entry(key, Expr.tuple(List.of(words, Expr.dict(more))), ENTRY);
    }

    private static String kind(Entity entity) {
        List<Argument> arguments = new ArrayList<>();
        arguments.add(Expr.string(entity.ref().app()));
        arguments.add(Expr.string(lower(entity)));
        entity.owner().ifPresent(owner -> arguments.add(Expr.keyword("owner", Expr.string(owner.name()))));
        String table = Model.table(entity.ref());
        return Python.entry(Expr.string(table), Expr.call("Kind", arguments), ENTRY);
    }

    private static String lower(Entity entity) {
        return entity.name().toLowerCase(Locale.ROOT);
    }

    /** Entities with the same grants are told of together. */
    private static String described(Domain domain, Role role) {
        Map<String, List<EntityRef>> together = new LinkedHashMap<>();
        role.grants().forEach((entity, grants) -> {
            if (!grants.isEmpty()) {
                together.computeIfAbsent(words(domain, entity, grants), words -> new ArrayList<>())
                        .add(entity);
            }
        });
        List<String> parts = new ArrayList<>();
        if (role.staff() && domain.architecture().hasDjango()) {
            parts.add("enter the admin");
        }
        together.forEach((words, entities) -> parts.add(words + " in " + names(domain, entities)));
        return parts.isEmpty() ? "nothing" : String.join("; ", parts);
    }

    private static String words(Domain domain, EntityRef entity, NavigableSet<Grant> grants) {
        Set<String> own = domain.entity(entity).orElseThrow().permissions().keySet();
        boolean everything = Stream.concat(Grant.USUAL.stream(), own.stream())
                .allMatch(permission -> grants.contains(new Grant(permission, false)));
        return everything ? "everything" : grants.stream().map(Grant::toString).collect(Collectors.joining(", "));
    }

    private static String names(Domain domain, List<EntityRef> entities) {
        Map<String, List<EntityRef>> byApp = entities.stream()
                .collect(Collectors.groupingBy(EntityRef::app, LinkedHashMap::new, Collectors.toList()));
        return byApp.entrySet().stream()
                .map(entry -> {
                    long all = domain.entities()
                            .filter(entity -> entity.ref().app().equals(entry.getKey()))
                            .count();
                    return Objects.requireNonNull(entry.getValue()).size() == all
                            ? "`" + entry.getKey() + "`"
                            : entry.getValue().stream()
                                    .map(ref -> "`" + ref + "`")
                                    .collect(Collectors.joining(", "));
                })
                .collect(Collectors.joining(", "));
    }
}
