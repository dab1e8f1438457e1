package dev.armature.view.fastapi;

import dev.armature.domain.Architecture;
import dev.armature.domain.EntityRef;
import dev.armature.python.Expr;
import dev.armature.python.Imports;
import dev.armature.python.Python;
import dev.armature.schema.Attribute;
import dev.armature.schema.Attribute.Origin;
import dev.armature.schema.JoinTable;
import dev.armature.schema.Model;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Builds what templates know of {@code accounts.User}. */
final class UserBuilder {
    private static final int FIELD = 4;
    private static final int ENTRY = 8;
    private static final int NAME_LENGTH = 150;

    /** The classes that the template of the models imports. */
    private static final Set<String> WRITTEN =
            Set.of("Base", "Identity", "Index", "Integer", "Mapped", "String", "UUID", "UniqueConstraint");

    private final Project project;
    private final Model model;
    private final List<Attribute> declared;

    UserBuilder(Project project) {
        this.project = project;
        this.model = project.model(EntityRef.USER);
        this.declared = model.attributes().stream()
                .filter(attribute -> attribute.origin() == Origin.DECLARED)
                .filter(attribute -> !attribute.field().options().tenant())
                .toList();
    }

    UserView view() {
        Set<String> names = new HashSet<>(ModelBuilder.names(List.of(model)));
        // What is called so is named by its path.
        names.removeAll(WRITTEN);
        names.addAll(List.of(
                "User",
                "LoginSession",
                "RefreshToken",
                "Registration",
                "Throttle",
                "ContentType",
                "Permission",
                "Group"));
        names.add("RoleGrant");
        PythonModule models = new PythonModule(names);
        Imports typing = new Imports(Set.of("api"));
        ModelBuilder builder = new ModelBuilder(project, models, model, typing, WRITTEN);
        List<String> columns = builder.columns();
        List<String> relationships = builder.relationships();
        List<String> joins = builder.joins();
        models.written("api.common.tables", "Base");
        models.written("api.common.tables", "foreign_key");
        models.written("api.common.tables", "now");
        models.written("sqlalchemy", "Index");
        String lower = models.use("sqlalchemy", "func").attribute("lower").toString();
        boolean registers =
                project.domain().user().registrationOpen() && project.domain().architecture() == Architecture.FASTAPI;
        if (registers) {
            models.written("sqlalchemy", "func");
        }
        new DatabaseTypes(project.domain().infrastructure().database(), models).key();
        models.written("sqlalchemy", "String");
        models.written("sqlalchemy.orm", "Mapped", "mapped_column", "relationship");
        if (project.domain().architecture() == Architecture.FASTAPI
                || project.domain().hasRoles()) {
            models.written("sqlalchemy", "Integer");
            models.written("sqlalchemy", "UniqueConstraint");
            models.written("api.common.tables", "join_table");
        }
        models.written("uuid", "UUID");
        models.written("uuid", "uuid4");
        models.writtenDatetime();
        if (!typing.text().isEmpty()) {
            models.written("typing", "TYPE_CHECKING");
        }
        PythonModule schemas =
                new PythonModule(declared.stream().map(Attribute::name).toList());
        SchemaBuilder fields = new SchemaBuilder(project, schemas, model);
        List<String> read = new ArrayList<>(read(schemas));
        declared.stream().map(fields::read).forEach(read::add);
        List<String> written = new ArrayList<>(written(schemas));
        fields.bodyFields().map(fields::written).forEach(written::add);
        schemas.written("typing", "Annotated", "Final");
        schemas.written("typing", "Literal");
        schemas.written("pydantic", "BaseModel");
        schemas.written("api.common.schemas", "Schema");
        schemas.written("api.common.schemas", "partial");
        schemas.written("api.common.texts", "Email");
        schemas.written("api.common.texts", "Text");
        if (registers) {
            schemas.written("pydantic", "ValidationInfo");
            schemas.written("pydantic", "field_validator");
            schemas.written("api.accounts.strength", "weakness");
            schemas.written("api.common.values", "refuse");
        }
        return new UserView(
                models.imports(),
                typing.text().lines().map(line -> "    " + line).toList(),
                columns,
                lower,
                relationships,
                joins,
                schemas.imports(),
                read,
                written,
                declared.stream().filter(Attribute::many).map(this::list).toList());
    }

    /** What every user sees of himself. */
    private List<String> read(PythonModule module) {
        Expr text = module.builtin("str");
        Expr texts = module.builtin("list").subscript(text);
        Map<String, Expr> types = new LinkedHashMap<>();
        types.put("id", module.builtin("int"));
        types.put("email", text);
        if (project.domain().user().hasUsername()) {
            types.put("username", text);
        }
        types.put("first_name", text);
        types.put("last_name", text);
        types.put("roles", texts);
        types.put("permissions", texts);
        types.put("is_staff", module.builtin("bool"));
        return types.entrySet().stream()
                .map(type -> Python.annotated(type.getKey(), type.getValue(), FIELD))
                .toList();
    }

    /** What every user says of himself. */
    private static List<String> written(PythonModule module) {
        Expr kind = module.use("api.common.texts", "Text")
                .call(Expr.keyword("longest", Expr.integer(NAME_LENGTH)), Expr.keyword("blank", Expr.TRUE));
        Expr type = module.use("typing", "Annotated").subscript(module.builtin("str"), kind);
        return Stream.of("first_name", "last_name")
                .map(name -> Python.annotated(name, type, FIELD))
                .toList();
    }

    private String list(Attribute attribute) {
        JoinTable join = project.join(model, attribute.relation().orElseThrow());
        Expr source = attribute
                .relation()
                .orElseThrow()
                .through()
                .map(through -> Expr.name(through.app() + "_models." + through.name()))
                .orElseGet(() -> Expr.name("models." + ModelBuilder.variable(model, join.name())));
        Expr call = Expr.call("Join", source, Expr.string(join.owner()), Expr.string(join.target()));
        return Python.entry(Expr.string(attribute.name()), call, ENTRY);
    }
}
