package dev.armature.view.fastapi;

import dev.armature.domain.ApiOptions.Operation;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.FieldType;
import dev.armature.domain.Key;
import dev.armature.domain.ValueField;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import java.util.Arrays;
import java.util.List;

/**
 * The routes of a field that holds a file.
 *
 * @param name the field
 * @param function what its routes are called after, and the variable of {@code queries.py} that stands for the field
 * @param operation the beginning of its operations' ids
 * @param address its name in addresses
 * @param words what people call it
 * @param answer what its answers can be
 * @param get whether it is given
 * @param replace whether it is taken
 * @param delete whether it can be taken away
 * @param reading the decorator's lines that say who may read it
 * @param replacing the decorator's lines that say who may give another
 * @param clearing the decorator's line that says who may take it away
 * @param asked the parameters that say which row, and who asks where roles matter
 * @param send the statement that gives it
 * @param store the statement that takes it
 * @param clear the statement that takes it away
 */
public record FileRouteView(
        String name,
        String function,
        String operation,
        String address,
        String words,
        String answer,
        boolean get,
        boolean replace,
        boolean delete,
        String reading,
        String replacing,
        String clearing,
        String asked,
        String send,
        String store,
        String clear) {

    /** The routes of an entity's files, in declared order. */
    static List<FileRouteView> of(Project project, Entity entity) {
        return entity.sendsFiles()
                ? entity.files().stream()
                        .map(field -> of(project, entity, field))
                        .toList()
                : List.of();
    }

    private static FileRouteView of(Project project, Entity entity, ValueField field) {
        Domain domain = project.domain();
        String function = project.names().file(entity, field);
        boolean image = field.type() == FieldType.IMAGE;
        boolean writes = entity.api().has(Operation.UPDATE) && !field.options().readonly();
        return new FileRouteView(
                field.name(),
                function,
                project.operations().file(entity, field),
                field.name().replace('_', '-'),
                Project.words(field.name()),
                image ? "FOR_IMAGE" : "FOR_FILE",
                entity.api().has(Operation.GET),
                writes,
                writes && field.options().optional(),
                reading(domain, entity),
                replacing(domain, entity),
                entry("dependencies", RouteAccess.allowed(domain, entity, "change")),
                "key: " + (entity.key() == Key.UUID ? "UuidKey" : "BigintKey") + ","
                        + (domain.hasRoles() ? "\n    access: AccessDep," : ""),
                domain.hasRoles()
                        ? line(function, "return ", "send", "session", "media", "key", "seen", "access")
                        : line(function, "return ", "send", "session", "media", "key", "seen"),
                line(function, "return ", "replace", "session", "media", "row", "incoming", "match"),
                line(function, "", "delete", "session", "media", "row", "match"));
    }

    private static String reading(Domain domain, Entity entity) {
        Expr dependencies = Expr.call("any_type", RouteAccess.allowed(domain, entity, "view"));
        String line = entry("dependencies", dependencies);
        return domain.isOpen(entity.ref(), "view") ? line + "\n    openapi_extra=FOR_EVERYBODY," : line;
    }

    private static String replacing(Domain domain, Entity entity) {
        Expr dependencies = Expr.call("sized", RouteAccess.allowed(domain, entity, "change"));
        Expr extra = Expr.name(domain.isOpen(entity.ref(), "change") ? "FILE_FOR_EVERYBODY" : "FILE_BODY");
        return entry("dependencies", dependencies) + "\n    " + entry("openapi_extra", extra);
    }

    private static String entry(String name, Expr value) {
        return Python.entry(Expr.keyword(name, value), 4);
    }

    private static String line(String variable, String before, String function, String... arguments) {
        Expr call = Expr.call(
                "queries." + variable + "." + function,
                Arrays.stream(arguments).map(Expr::name).toList());
        return Python.awaited(before, call, 4);
    }
}
