package dev.armature.schema;

import dev.armature.domain.EntityRef;
import dev.armature.domain.FieldType;
import dev.armature.domain.Infrastructure.Database;
import dev.armature.domain.Key;
import dev.armature.domain.RelationField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The tables of all models, with the columns in the order in which Django's migrations leave them. */
public final class Tables {
    private final Models models;
    private final Database database;

    private Tables(Models models, Database database) {
        this.models = models;
        this.database = database;
    }

    /** Django's own tables first, then those of accounts, then each app's. */
    public static List<Table> of(Models models, Database database) {
        Tables tables = new Tables(models, database);
        List<Table> all = new ArrayList<>(DjangoTables.ALL);
        columnOrder(Autodetector.initial(models)).forEach((ref, attributes) -> {
            Model model = models.find(ref).orElseThrow();
            all.add(tables.table(model, attributes));
            tables.joins(model, attributes).forEach(all::add);
        });
        return database == Database.SQLITE
                ? all.stream().map(Table::withoutPostgresql).toList()
                : all;
    }

    private static Map<EntityRef, List<Attribute>> columnOrder(SortedMap<String, List<Migration>> migrations) {
        Map<EntityRef, List<Attribute>> order = new LinkedHashMap<>();
        migrations.values().stream()
                .flatMap(List::stream)
                .flatMap(migration -> migration.operations().stream())
                .forEach(operation -> {
                    List<Attribute> attributes = order.computeIfAbsent(operation.model(), it -> new ArrayList<>());
                    if (operation instanceof Operation.CreateModel create) {
                        attributes.addAll(create.attributes());
                    } else if (operation instanceof Operation.AddField add) {
                        attributes.add(add.attribute());
                    }
                });
        return order;
    }

    private Table table(Model model, List<Attribute> attributes) {
        List<Attribute> stored =
                attributes.stream().filter(attribute -> !attribute.many()).toList();
        String name = model.table();
        List<Table.ForeignKey> foreignKeys = new ArrayList<>();
        List<Table.Unique> uniques = new ArrayList<>();
        List<Table.Index> indexes = new ArrayList<>();
        for (Attribute attribute : stored) {
            String column = attribute.column();
            attribute.relation().ifPresent(relation -> {
                String target = Model.table(relation.target());
                foreignKeys.add(new Table.ForeignKey(Names.foreignKey(name, column, target), column, target));
            });
            if (attribute.unique()) {
                uniques.add(new Table.Unique(Names.uniqueColumn(name, column), List.of(column)));
            }
            indexes.addAll(indexes(name, attribute));
        }
        model.indexes().forEach(index -> indexes.add(index(model, index)));
        RuleTables rules = new RuleTables(model, Literals.of(database), uniques, indexes);
        List<Table.Check> checks = model.rules().stream()
                .map(rule -> rule.accept(rules))
                .flatMap(Optional::stream)
                .toList();
        List<Table.Column> columns = stored.stream().map(this::column).toList();
        boolean unlogged = Accounts.unlogged(model.ref());
        return new Table(name, columns, foreignKeys, uniques, checks, indexes, unlogged);
    }

    private Table.Column column(Attribute attribute) {
        boolean key = attribute.origin() == Attribute.Origin.KEY;
        ColumnType type = attribute.relation().isPresent()
                ? keyType(attribute.relation().get().target())
                : ColumnType.of(attribute.value().orElseThrow());
        boolean identity = key && type.kind() == ColumnType.Kind.BIGINT;
        return new Table.Column(attribute.column(), type, attribute.nullable(), identity);
    }

    /** The type of a reference's column: that of the other table's key. */
    private ColumnType keyType(EntityRef target) {
        return models.find(target)
                .map(model -> model.attribute("id").value().orElseThrow())
                .map(ColumnType::of)
                .orElse(DjangoTables.KEY);
    }

    private static List<Table.Index> indexes(String table, Attribute attribute) {
        boolean indexed = indexed(attribute);
        if (!indexed && !attribute.unique()) {
            return List.of();
        }
        List<Table.Index> indexes = new ArrayList<>();
        List<String> columns = List.of(attribute.column());
        if (!attribute.unique()) {
            Table.Term term = Table.Term.plain(attribute.column());
            indexes.add(new Table.Index(Names.hashed(table, columns, ""), List.of(term), false));
        }
        operators(attribute).ifPresent(operators -> {
            Table.Term term = new Table.Term(attribute.column(), false, false, Optional.of(operators));
            indexes.add(new Table.Index(Names.hashed(table, columns, "_like"), List.of(term), false));
        });
        return indexes;
    }

    /** A reference always has an index, and so has a slug unless it says otherwise, which no profile can. */
    private static boolean indexed(Attribute attribute) {
        return attribute.reference()
                || attribute.field().options().index()
                || attribute.value().filter(it -> it.type() == FieldType.SLUG).isPresent();
    }

    /** What a text's second index needs, so that LIKE can use it whatever the collation. */
    private static Optional<String> operators(Attribute attribute) {
        return attribute.value().map(value -> ColumnType.of(value).kind()).flatMap(kind -> switch (kind) {
            case VARCHAR -> Optional.of("varchar_pattern_ops");
            case TEXT -> Optional.of("text_pattern_ops");
            default -> Optional.empty();
        });
    }

    private static Table.Index index(Model model, MetaIndex index) {
        List<Table.Term> terms = index.terms().stream()
                .map(term -> new Table.Term(
                        model.attribute(term.field()).column(), term.descending(), false, Optional.empty()))
                .toList();
        return new Table.Index(index.name(), terms, false);
    }

    /** In the order in which they are made, which decides between names that PostgreSQL would cut to the same. */
    private List<Table> joins(Model model, List<Attribute> attributes) {
        return attributes.stream()
                .filter(Attribute::many)
                .filter(attribute ->
                        attribute.relation().orElseThrow().through().isEmpty())
                .map(attribute -> join(model, attribute.relation().orElseThrow()))
                .toList();
    }

    private Table join(Model model, RelationField relation) {
        JoinTable join = JoinTable.of(model, relation);
        return join.table(keyType(model.ref()), keyType(relation.target()), ColumnType.of(Key.BIGINT));
    }
}
