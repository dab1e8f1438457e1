package dev.armature.view.fastapi;

import dev.armature.domain.Architecture;
import dev.armature.domain.Domain;
import dev.armature.domain.Entity;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Key;
import dev.armature.domain.OperationIds;
import dev.armature.domain.RelationField;
import dev.armature.python.Builtins;
import dev.armature.python.Names;
import dev.armature.schema.Attribute;
import dev.armature.schema.Guards;
import dev.armature.schema.JoinTable;
import dev.armature.schema.Model;
import dev.armature.schema.Models;
import dev.armature.schema.Table;
import dev.armature.schema.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A domain with its models and tables, as all views of this half look at them.
 *
 * @param guards what keeps the rows of tenants apart, where there are any
 * @param ambiguous names that entities of several apps have
 * @param mapped what the models of accounts are called that are rendered beside the domain's
 * @param single names that no two entities have, as functions spell them
 * @param names what actions and files are called
 * @param operations what they are called in the API's document
 * @param schemas what the schemas of entities are called
 */
record Project(
        Domain domain,
        Models models,
        Map<String, Table> tables,
        Optional<Guards> guards,
        Set<String> ambiguous,
        Set<String> mapped,
        Set<String> single,
        RouteNames names,
        OperationIds operations,
        SchemaNames schemas) {
    /** {@code make_login} of the factories signs a user in. */
    private static final String LOGIN = "login";

    /** {@code make_tenant} makes a tenant, whatever its entity is called. */
    private static final String TENANT = "tenant";

    static Project of(Domain domain) {
        Models models = Models.of(domain);
        Map<String, Table> tables = Tables.of(models, domain.infrastructure().database()).stream()
                .collect(Collectors.toMap(Table::name, Function.identity()));
        Set<String> seen = new HashSet<>();
        Set<String> ambiguous = domain.entities()
                .map(Entity::name)
                .filter(name -> !seen.add(name))
                .collect(Collectors.toSet());
        return new Project(
                domain,
                models,
                tables,
                Guards.of(domain, models),
                ambiguous,
                mapped(domain),
                domain.entities()
                        .map(Entity::name)
                        .filter(name -> !ambiguous.contains(name))
                        .map(Project::snake)
                        .collect(Collectors.toSet()),
                RouteNames.of(domain),
                OperationIds.of(domain),
                SchemaNames.of(domain));
    }

    Model model(EntityRef ref) {
        return models.find(ref).orElseThrow();
    }

    /** The type of an entity's key; the tables of accounts count. */
    Key key(EntityRef ref) {
        return domain.entity(ref).map(Entity::key).orElse(Key.BIGINT);
    }

    /** The SQL of a check. */
    String check(Model model, String name) {
        return Objects.requireNonNull(tables.get(model.table())).checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow()
                .sql();
    }

    /** Whether a command makes rows of an entity: tenants, where there is no admin. */
    boolean hasCommand(Entity entity) {
        return domain.isTenant(entity.ref()) && domain.architecture() == Architecture.FASTAPI;
    }

    private static Set<String> mapped(Domain domain) {
        boolean alone = domain.architecture() == Architecture.FASTAPI;
        Set<String> names = new HashSet<>(List.of("LoginSession", "RefreshToken"));
        if (alone || domain.hasRoles()) {
            names.addAll(List.of("ContentType", "Permission", "Group"));
        }
        names.addAll(domain.hasRoles() ? List.of("RoleGrant") : List.of());
        names.addAll(alone ? List.of("Registration", "Throttle") : List.of("DjangoSession"));
        return names;
    }

    /** Whether another model is called so too: SQLAlchemy finds models by their names, wherever they are. */
    boolean isAmbiguous(EntityRef ref) {
        return !ref.equals(EntityRef.USER) && (ambiguous.contains(ref.name()) || mapped.contains(ref.name()));
    }

    /** The table and the columns of a list of references. */
    JoinTable join(Model model, RelationField relation) {
        if (relation.through().isEmpty()) {
            return JoinTable.of(model, relation);
        }
        Model through = model(relation.through().orElseThrow());
        List<String> owners = references(through, model.ref());
        List<String> targets = references(through, relation.target());
        boolean same = model.ref().equals(relation.target());
        return new JoinTable(
                through.table(),
                owners.get(0),
                model.table(),
                same ? targets.get(1) : targets.get(0),
                Model.table(relation.target()));
    }

    /** Whether a declared join holds nothing that a list of keys cannot give. */
    boolean isWritable(Model model, RelationField relation) {
        if (relation.through().isEmpty()) {
            return true;
        }
        Model through = model(relation.through().orElseThrow());
        JoinTable join = join(model, relation);
        return through.attributes().stream()
                .filter(attribute -> attribute.origin() == Attribute.Origin.DECLARED)
                .filter(attribute -> !attribute.column().equals(join.owner())
                        && !attribute.column().equals(join.target()))
                .allMatch(attribute -> attribute.many()
                        || attribute.field().options().optional()
                        || attribute.field().options().defaultValue().isPresent());
    }

    private static List<String> references(Model through, EntityRef target) {
        return through.attributes().stream()
                .filter(Attribute::reference)
                .filter(attribute -> attribute.relation().orElseThrow().target().equals(target))
                .map(Attribute::column)
                .toList();
    }

    /** What a factory or a variable of an entity is called: {@code line_item}, with its app where that is not enough. */
    String variable(EntityRef ref) {
        String name = snake(ref.name());
        boolean taken =
                name.equals(LOGIN) || (name.equals(TENANT) && domain.tenancy().isPresent());
        if (!ambiguous.contains(ref.name()) && !taken) {
            return name;
        }
        // No name of a profile has two underscores in a row, so this one is no other entity's.
        String joined = ref.app() + "_" + name;
        return single.contains(joined) ? ref.app() + "__" + name : joined;
    }

    /** What the variables of an entity's rows are called: {@code line_items}; {@code as} and {@code credits} are Python's own. */
    static String rows(Entity entity) {
        String plural = entity.plural();
        return Names.isKeyword(plural) || Builtins.isWord(plural) ? plural + "_" : plural;
    }

    /** {@code LineItem} as {@code line_item}. */
    static String snake(String pascal) {
        return Entity.apart(pascal, "_").toLowerCase(Locale.ROOT);
    }

    /** {@code line_items} as people read it: {@code line items}. */
    static String words(String snake) {
        return snake.replace('_', ' ');
    }

    /** Words with their article: {@code an order}. */
    static String one(String words) {
        return ("aeiou".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
    }
}
