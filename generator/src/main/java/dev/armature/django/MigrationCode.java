package dev.armature.django;

import dev.armature.python.CallCode;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.schema.Attribute;
import dev.armature.schema.MetaIndex;
import dev.armature.schema.Migration;
import dev.armature.schema.Model;
import dev.armature.schema.Models;
import dev.armature.schema.Rule;
import java.util.List;

/** What a migration says about a model, as Django's writer spells it. */
public final class MigrationCode {
    private final Models models;
    private final Model model;
    private final MigrationDialect dialect;

    /**
     * The code of a model.
     *
     * @param models all that there are
     * @param model the one
     */
    public MigrationCode(Models models, Model model) {
        this.models = models;
        this.model = model;
        this.dialect = new MigrationDialect(model.ref().app());
    }

    /** A dependency on another migration. */
    public static Code dependency(Migration.Dependency dependency) {
        MigrationDialect dialect = new MigrationDialect(dependency.app());
        return dependency.swappable()
                ? new CallCode(Code.of(Expr.name("migrations.swappable_dependency")))
                        .positional(dialect.user())
                        .code()
                : Code.of(Expr.tuple(List.of(Expr.string(dependency.app()), Expr.string(dependency.name()))));
    }

    /** A field's call. */
    public Code field(Attribute attribute) {
        return attribute.origin() == Attribute.Origin.KEY
                ? KeyCode.inMigration(dialect, attribute)
                : new FieldCode(dialect, models, model, attribute).code();
    }

    /** An index. */
    public Code index(MetaIndex index) {
        return meta().index(index);
    }

    /** A constraint. */
    public Code rule(Rule rule) {
        return meta().rule(rule);
    }

    /** The options of {@code CreateModel}, with the indexes and constraints that were folded into it. */
    public List<MetaOption> options(List<MetaIndex> indexes, List<Rule> rules) {
        boolean isExtending = models.isOfTenants(model.ref());
        // Without a Meta of its own Django finds that of the class which it extends.
        return isExtending && meta().options(model.indexes(), model.rules()).isEmpty()
                ? List.of(new MetaOption("abstract", Code.of(Expr.FALSE)))
                : meta().options(indexes, rules);
    }

    private MetaCode meta() {
        return new MetaCode(dialect, true, model);
    }
}
