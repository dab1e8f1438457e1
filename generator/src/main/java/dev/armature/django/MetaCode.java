package dev.armature.django;

import dev.armature.domain.OrderTerm;
import dev.armature.python.CallCode;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.schema.MetaIndex;
import dev.armature.schema.Model;
import dev.armature.schema.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A model's options and what they are made of, in either dialect. */
final class MetaCode {
    private static final String MODELS = "django.db.models";
    private static final Pattern CAPITAL = Pattern.compile("(((?<=[a-z])[A-Z])|([A-Z](?![A-Z]|$)))");

    private final Dialect dialect;
    private final boolean migration;
    private final Model model;

    MetaCode(Dialect dialect, boolean migration, Model model) {
        this.dialect = dialect;
        this.migration = migration;
        this.model = model;
    }

    /** The options, in Django's order of them. */
    List<MetaOption> options(List<MetaIndex> indexes, List<Rule> rules) {
        List<MetaOption> options = new ArrayList<>();
        if (!model.plural().equals(usualPlural(model.ref().name()))) {
            options.add(new MetaOption("verbose_name_plural", Code.string(model.plural())));
        }
        add(options, "ordering", model.order(), this::order);
        add(
                options,
                "permissions",
                List.copyOf(model.permissions().entrySet()),
                entry -> Code.of(Expr.tuple(List.of(Expr.string(entry.getKey()), Expr.string(entry.getValue())))));
        add(options, "indexes", indexes, this::index);
        add(options, "constraints", rules, this::rule);
        return options;
    }

    /** By the key of what a reference leads to, as the API sorts: by its name Django would sort as that sorts its own. */
    private Code order(OrderTerm term) {
        return Code.string(new OrderTerm(model.attribute(term.field()).attname(), term.descending()).toString());
    }

    private static <T> void add(List<MetaOption> options, String name, List<T> values, Function<T, Code> code) {
        if (!values.isEmpty()) {
            options.add(new MetaOption(name, Code.list(values.stream().map(code).toList())));
        }
    }

    /** What Django calls several of a class: its name in words, with an s. */
    private static String usualPlural(String name) {
        return CAPITAL.matcher(name).replaceAll(" $1").strip().toLowerCase(Locale.ROOT) + "s";
    }

    /** An index; in a migration with the name that Django gives it. */
    Code index(MetaIndex index) {
        Expr fields = Expr.list(index.terms().stream()
                .map(OrderTerm::toString)
                .map(Expr::string)
                .toList());
        CallCode call = new CallCode(dialect.library(MODELS, "Index")).keyword("fields", fields);
        return migration ? call.keyword("name", Expr.string(index.name())).code() : call.code();
    }

    /** A constraint. */
    Code rule(Rule rule) {
        return rule.accept(new Rules());
    }

    private final class Rules implements Rule.Visitor<Code> {
        @Override
        public Code unique(Rule.Unique rule) {
            List<Expr> names = rule.fields().stream().map(Expr::string).toList();
            return new CallCode(dialect.library(MODELS, "UniqueConstraint"))
                    .keyword("fields", migration ? Expr.tuple(names) : Expr.list(names))
                    .keyword("name", Expr.string(rule.name()))
                    .code();
        }

        @Override
        public Code uniqueFolded(Rule.UniqueFolded rule) {
            String functions = "django.db.models.functions" + (migration ? ".text" : "");
            Code lower = new CallCode(dialect.library(functions, "Lower"))
                    .positional(Code.string(rule.field()))
                    .code();
            return new CallCode(dialect.library(MODELS, "UniqueConstraint"))
                    .positional(lower)
                    .keyword("name", Expr.string(rule.name()))
                    .keyword("violation_error_message", Expr.string(rule.message()))
                    .code();
        }

        @Override
        public Code check(Rule.Check rule) {
            Code condition = migration
                    ? new MigrationCondition(dialect, model).whole(rule.condition())
                    : rule.condition().accept(new ModelsCondition(dialect, model));
            return new CallCode(dialect.library(MODELS, "CheckConstraint"))
                    .keyword("condition", condition)
                    .keyword("name", Expr.string(rule.name()))
                    .code();
        }
    }
}
