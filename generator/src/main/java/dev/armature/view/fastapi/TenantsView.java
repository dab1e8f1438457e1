package dev.armature.view.fastapi;

import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.Key;
import java.util.Set;

/**
 * The commands that make tenants where there is no admin.
 *
 * @param imports the imports of their module
 * @param resource how tenants are read and written
 * @param body what a command says of a new one
 * @param unique whether no two tenants can be made of the same words
 * @param circular whether a tenant needs one of its own rows, so that no command can name all that it needs
 */
public record TenantsView(String imports, String resource, String body, boolean unique, boolean circular) {
    private static final TenantsView NONE = new TenantsView("", "", "", false, false);

    static TenantsView of(Domain domain, Project project) {
        return domain.tenancy()
                .flatMap(tenancy -> domain.entity(tenancy.by()))
                .map(entity -> of(project, entity))
                .orElse(NONE);
    }

    private static TenantsView of(Project project, Entity entity) {
        PythonModule module = new PythonModule(Set.of());
        EntityRef ref = entity.ref();
        String app = "api." + ref.app();
        String resource = module.own(app, "queries", Project.rows(entity)).toString();
        String body =
                module.own(app, "schemas", project.schemas().of(ref) + "Body").toString();
        if (project.key(ref) == Key.UUID) {
            module.use("uuid", "UUID");
        }
        module.imported("sys");
        module.use("typing", "Any");
        module.use("typing", "Final");
        module.use("sqlalchemy", "select");
        module.use("api", "factories");
        module.use("pydantic", "ValidationError");
        module.use("sqlalchemy.exc", "IntegrityError");
        module.use("api.common.integrity", "explain");
        module.use("sqlalchemy", "func");
        module.use("sqlalchemy", "update");
        module.use("sqlalchemy.ext.asyncio", "AsyncSession");
        module.use("api.accounts.models", "User");
        module.use("api.common.tenancy", "EVERY");
        module.use("api.common.tenancy", "FIELD");
        module.use("api.common.tenancy", "act_for");
        boolean unique = entity.fields().stream()
                .map(Field::options)
                .anyMatch(options -> options.uniqueColumn() && !options.optional());
        boolean circular = new Circles(project.domain()).hold(entity);
        return new TenantsView(module.imports(), resource, body, unique, circular);
    }
}
