package dev.armature.schema;

import java.util.List;
import java.util.Optional;

/**
 * Puts a model's rules where its table has them; gives back a check.
 *
 * @param model whose rules they are
 * @param literals how the database spells values
 * @param uniques takes unique constraints
 * @param indexes takes unique indexes over expressions
 */
record RuleTables(Model model, Literals literals, List<Table.Unique> uniques, List<Table.Index> indexes)
        implements Rule.Visitor<Optional<Table.Check>> {
    @Override
    public Optional<Table.Check> unique(Rule.Unique rule) {
        List<String> columns = rule.fields().stream()
                .map(field -> model.attribute(field).column())
                .toList();
        uniques.add(new Table.Unique(rule.name(), columns));
        return Optional.empty();
    }

    @Override
    public Optional<Table.Check> uniqueFolded(Rule.UniqueFolded rule) {
        Table.Term term = new Table.Term(model.attribute(rule.field()).column(), false, true, Optional.empty());
        indexes.add(new Table.Index(rule.name(), List.of(term), true));
        return Optional.empty();
    }

    @Override
    public Optional<Table.Check> check(Rule.Check rule) {
        return Optional.of(new Table.Check(rule.name(), rule.condition().accept(new ConditionSql(model, literals))));
    }
}
