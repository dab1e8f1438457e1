package dev.armature.domain;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A validated project: every name resolves, every default is filled in, every literal is in its canonical spelling.
 *
 * @param project its names
 * @param architecture never "auto": the advice was taken before
 * @param topology meaningful for a hybrid only
 * @param apps in declared order
 * @param user what the profile adds to {@code accounts.User}
 * @param roles who may do what, {@code member} and {@code public} always among them; empty: staff do everything, signed-in
 *     users read
 * @param tenancy whose rows are kept apart, where that is asked for; each of them has its reference to the tenant already
 * @param infrastructure the servers it needs
 * @param delivery what surrounds the code
 * @param variables what the pack asks for, by name; empty without a pack
 */
public record Domain(
        ProjectInfo project,
        Architecture architecture,
        Topology topology,
        List<App> apps,
        UserModel user,
        List<Role> roles,
        Optional<Tenancy> tenancy,
        Infrastructure infrastructure,
        Delivery delivery,
        Map<String, PackValue> variables) {
    public Domain {
        apps = List.copyOf(apps);
        roles = List.copyOf(roles);
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    /** The same project with each declared entity changed. */
    public Domain with(UnaryOperator<Entity> change) {
        List<App> changed = apps.stream()
                .map(app -> new App(
                        app.name(),
                        app.serve(),
                        app.entities().stream().map(change).toList(),
                        app.was()))
                .toList();
        return new Domain(
                project, architecture, topology, changed, user, roles, tenancy, infrastructure, delivery, variables);
    }

    /** Whether Django runs inside of FastAPI: a hybrid whose topology says so. */
    public boolean mounted() {
        return architecture == Architecture.HYBRID && topology == Topology.MOUNTED;
    }

    /** Every declared entity, app by app, in declared order; without the user. */
    public Stream<Entity> entities() {
        return apps.stream().flatMap(app -> app.entities().stream());
    }

    /** Whether rows of an entity go in and out as files, in a project with an admin. */
    public boolean hasImportExport() {
        return architecture.hasDjango()
                && entities().anyMatch(entity -> entity.admin().importExport());
    }

    /** The declared entity of that name; empty for {@code accounts.User}. */
    public Optional<Entity> entity(EntityRef ref) {
        for (App app : apps) {
            if (app.name().equals(ref.app())) {
                return app.entities().stream()
                        .filter(entity -> entity.name().equals(ref.name()))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /** Whether each row of an entity belongs to a tenant. */
    public boolean hasTenant(EntityRef entity) {
        return tenancy.filter(tenants -> tenants.holds(entity)).isPresent();
    }

    /** Whether the rows of an entity are the tenants. */
    public boolean isTenant(EntityRef entity) {
        return tenancy.filter(tenants -> tenants.by().equals(entity)).isPresent();
    }

    /** Whether the profile says who may do what. */
    public boolean hasRoles() {
        return !roles.isEmpty();
    }

    /** Whether somebody who is not signed in may do this with every row of the entity. */
    public boolean isOpen(EntityRef entity, String permission) {
        return roles.stream()
                .filter(role -> role.name().equals(Role.PUBLIC))
                .anyMatch(role -> role.may(entity, permission));
    }

    /** Whether some role enters the admin. */
    public boolean hasStaffRoles() {
        return roles.stream().anyMatch(Role::staff);
    }

    /** What some role may do with its own rows of an entity only. */
    public NavigableSet<Grant> ownGrants(EntityRef entity) {
        NavigableSet<Grant> own = new TreeSet<>();
        for (Role role : roles) {
            role.grants().getOrDefault(entity, new TreeSet<>()).stream()
                    .filter(Grant::own)
                    .forEach(own::add);
        }
        return own;
    }

    /** Whether anything holds an image: an entity or the user. */
    public boolean hasImages() {
        return Stream.concat(entities().flatMap(entity -> entity.fields().stream()), user.fields().stream())
                .anyMatch(field -> field instanceof ValueField value && value.type() == FieldType.IMAGE);
    }

    /** Whether anything holds a file: an entity or the user. */
    public boolean hasFiles() {
        return entities().anyMatch(entity -> !entity.files().isEmpty())
                || user.fields().stream()
                        .anyMatch(field -> field instanceof ValueField value
                                && value.type().isFile());
    }
}
