package dev.armature.view.django;

import dev.armature.domain.ApiOptions.Operation;
import dev.armature.domain.Default;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.Field;
import dev.armature.domain.OperationIds;
import dev.armature.domain.ShortLists;
import dev.armature.domain.Tenancy;
import dev.armature.domain.ValueField;
import dev.armature.python.Argument;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.view.django.AppView.SerializerView;
import dev.armature.view.django.AppView.ViewSetView;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns an entity into its serializer, its view set and its route. */
final class EntityApi {
    private static final int BODY = 4;
    private static final int INNER = 8;

    private final Entity entity;
    private final List<String> apart;
    private final List<String> shortLists;
    private final boolean roles;
    private final Optional<String> tenant;

    EntityApi(Entity entity, Domain domain, OperationIds operations) {
        this.entity = entity;
        this.apart = operations.unusual(entity);
        this.shortLists = new ShortLists(domain).of(entity);
        this.roles = domain.hasRoles();
        this.tenant =
                domain.tenancy().filter(tenancy -> tenancy.holds(entity.ref())).map(Tenancy::field);
    }

    static boolean has(Entity entity) {
        return !entity.api().operations().isEmpty();
    }

    SerializerView serializer() {
        Expr base = Expr.name("serializers.EntitySerializer").subscript(Lines.model(entity.name()));
        List<String> lines = new ArrayList<>();
        lines.add(Python.assignment("model", Lines.model(entity.name()), INNER));
        lines.add(Lines.names("fields", columns(), INNER));
        tenant.ifPresent(name -> lines.add(Lines.names("read_only_fields", List.of(name), INNER)));
        if (!owners(false).isEmpty()) {
            lines.add(Python.assignment("extra_kwargs", callers(), INNER));
        }
        return new SerializerView(Lines.header(entity.name() + "Serializer", List.of(base)), lines);
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("id"));
        entity.fields().stream().map(Field::name).forEach(columns::add);
        if (entity.timestamps()) {
            columns.addAll(List.of("created_at", "updated_at"));
        }
        return columns;
    }

    private Expr callers() {
        List<Map.Entry<Expr, Expr>> items = owners(false).stream()
                .map(name -> (Map.Entry<Expr, Expr>) new SimpleEntry<>(
                        Expr.string(name),
                        Expr.dict(List.of(new SimpleEntry<>(
                                Expr.string("default"), Expr.call(roles ? "CallerDefault" : "CurrentUserDefault"))))))
                .toList();
        return Expr.dict(items);
    }

    /** The references that hold who made the row. */
    private List<String> owners(boolean readonly) {
        return entity.fields().stream()
                .filter(field -> field.options().readonly() == readonly)
                .filter(field -> field.options()
                        .defaultValue()
                        .filter(value -> value.kind() == Default.Kind.CURRENT_USER)
                        .isPresent())
                .map(Field::name)
                .toList();
    }

    boolean choosesCaller() {
        return !owners(false).isEmpty();
    }

    boolean setsCaller() {
        return entity.api().has(Operation.CREATE) && !owners(true).isEmpty();
    }

    ViewSetView viewset() {
        List<String> lines = new ArrayList<>();
        Expr objects = Lines.model(entity.name()).attribute("objects");
        lines.add(Python.assignment("queryset", objects.attribute("all").call(), BODY));
        lines.add(
                Python.assignment("serializer_class", Expr.name("serializers." + entity.name() + "Serializer"), BODY));
        add(lines, "filter_fields", entity.api().filter());
        add(lines, "search_fields", entity.api().search());
        add(lines, "order_fields", entity.api().order());
        if (entity.sendsFiles()) {
            add(lines, "file_fields", files());
        }
        add(lines, "apart", apart);
        return new ViewSetView(
                entity.name(),
                Lines.header(entity.name() + "ViewSet", bases()),
                lines,
                creating(),
                AppActions.routes(entity));
    }

    private List<String> files() {
        return entity.files().stream().map(ValueField::name).toList();
    }

    private static void add(List<String> lines, String name, List<String> values) {
        if (!values.isEmpty()) {
            lines.add(Lines.names(name, values, BODY));
        }
    }

    private List<Expr> bases() {
        Stream<String> names = entity.api().operations().size() == Operation.values().length
                ? Stream.of("viewsets.EntityViewSet")
                : Stream.of(Operation.values())
                        .filter(entity.api()::has)
                        .map(operation -> "viewsets."
                                + word(operation, "List", "Retrieve", "Create", "Update", "Destroy") + "Mixin");
        Stream<String> actions = entity.hasActions() ? Stream.of("action_routes.ActionMixin") : Stream.empty();
        return Stream.concat(actions, Stream.concat(fileClasses("Mixin"), names))
                .map(name -> Expr.name(name).subscript(Lines.model(entity.name())))
                .toList();
    }

    /** What the uploads have for an entity that holds files: one class that gives them, one that takes them. */
    private Stream<String> fileClasses(String suffix) {
        if (!entity.sendsFiles()) {
            return Stream.empty();
        }
        boolean written =
                entity.files().stream().anyMatch(field -> !field.options().readonly());
        return Stream.of(Operation.GET, Operation.UPDATE)
                .filter(entity.api()::has)
                .filter(operation -> written || operation == Operation.GET)
                .map(operation -> "uploads." + (operation == Operation.GET ? "Read" : "Write") + "File" + suffix);
    }

    private static String word(
            Operation operation, String list, String get, String create, String update, String delete) {
        return switch (operation) {
            case LIST -> list;
            case GET -> get;
            case CREATE -> create;
            case UPDATE -> update;
            case DELETE -> delete;
        };
    }

    private Optional<String> creating() {
        if (!setsCaller()) {
            return Optional.empty();
        }
        List<Argument> values = owners(true).stream()
                .map(name -> Expr.keyword(
                        name, roles ? Expr.call("self.caller", Expr.string(name)) : Expr.name("self.request.user")))
                .toList();
        return Optional.of(Python.returned(Expr.call("serializer.save", values), INNER));
    }

    String route() {
        return Python.statement(
                Expr.call(
                        "router.register",
                        Expr.string(Words.kebab(entity.plural())),
                        Expr.name("views." + entity.name() + "ViewSet"),
                        Expr.string(entity.ref().app() + "-" + lower())),
                0);
    }

    EntityTestView test(String imports) {
        Stream<String> names = entity.api().operations().size() == Operation.values().length
                ? Stream.of("AllTests")
                : Stream.of(Operation.values())
                        .filter(entity.api()::has)
                        .map(operation -> word(operation, "List", "Get", "Create", "Update", "Delete") + "Tests");
        List<Expr> bases = Stream.concat(names.map(name -> "entity." + name), fileClasses("Tests"))
                .map(Expr::name)
                .toList();
        String path = "/api/v1" + entity.path();
        return new EntityTestView(
                imports,
                entity.name(),
                shortLists.isEmpty() ? Optional.empty() : Optional.of(Lines.names("short_lists", shortLists, BODY)),
                has(entity) ? Optional.of(Lines.header("TestAPI", bases)) : Optional.empty(),
                Python.assignment("path", Expr.string(path), BODY),
                entity.sendsFiles() ? Optional.of(Lines.names("file_fields", files(), BODY)) : Optional.empty(),
                Lines.header("TestAdmin", adminTests()));
    }

    private List<Expr> adminTests() {
        List<Expr> bases = new ArrayList<>(List.of(Expr.name("entity.AdminTests")));
        if (!entity.admin().inline().isEmpty()) {
            bases.add(Expr.name("entity.InlineTests"));
        }
        if (entity.admin().importExport()) {
            bases.add(Expr.name("exchange.ExchangeTests"));
        }
        return bases;
    }

    private String lower() {
        return entity.name().toLowerCase(Locale.ROOT);
    }
}
