package dev.armature.view.django.migration;

import dev.armature.django.MetaOption;
import dev.armature.django.MigrationCode;
import dev.armature.domain.EntityRef;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.python.Import;
import dev.armature.python.Python;
import dev.armature.schema.Attribute;
import dev.armature.schema.Model;
import dev.armature.schema.Models;
import dev.armature.schema.Operation;
import dev.armature.view.django.migration.MigrationView.ArgumentView;
import dev.armature.view.django.migration.MigrationView.OperationView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Spells operations as Django's writer does, and notes what they import.
 *
 * @param models all that there are
 * @param imports takes what is imported
 */
record OperationViews(Models models, Set<Import> imports) implements Operation.Visitor<OperationView> {
    private static final int ARGUMENT = 12;
    private static final int ENTRY = 16;

    @Override
    public OperationView createModel(Operation.CreateModel operation) {
        MigrationCode code = code(operation.model());
        List<ArgumentView> arguments = new ArrayList<>();
        arguments.add(argument("name", Code.string(operation.model().name())));
        arguments.add(fields(code, operation.attributes()));
        List<MetaOption> options = code.options(operation.indexes(), operation.rules());
        if (!options.isEmpty()) {
            arguments.add(options(options));
        }
        return new OperationView("CreateModel", arguments);
    }

    private ArgumentView fields(MigrationCode code, List<Attribute> attributes) {
        List<String> entries = attributes.stream()
                .map(attribute -> Expr.tuple(List.of(Expr.string(attribute.name()), noted(code.field(attribute)))))
                .map(entry -> Python.entry(entry, ENTRY))
                .toList();
        return new ArgumentView("fields=[", entries, "],");
    }

    private ArgumentView options(List<MetaOption> options) {
        List<String> entries = options.stream()
                .map(option -> Python.entry(Expr.string(option.name()), noted(option.value()), ENTRY))
                .toList();
        return new ArgumentView("options={", entries, "},");
    }

    @Override
    public OperationView addField(Operation.AddField operation) {
        Attribute attribute = operation.attribute();
        return new OperationView(
                "AddField",
                List.of(
                        modelName(operation.model()),
                        argument("name", Code.string(attribute.name())),
                        argument("field", code(operation.model()).field(attribute))));
    }

    @Override
    public OperationView addIndex(Operation.AddIndex operation) {
        Code index = code(operation.model()).index(operation.index());
        return new OperationView("AddIndex", List.of(modelName(operation.model()), argument("index", index)));
    }

    @Override
    public OperationView addRule(Operation.AddRule operation) {
        Code rule = code(operation.model()).rule(operation.rule());
        return new OperationView("AddConstraint", List.of(modelName(operation.model()), argument("constraint", rule)));
    }

    private ArgumentView modelName(EntityRef model) {
        return argument("model_name", Code.string(Model.lower(model)));
    }

    private ArgumentView argument(String name, Code value) {
        return new ArgumentView(Python.entry(Expr.keyword(name, noted(value)), ARGUMENT), List.of(), "");
    }

    private MigrationCode code(EntityRef model) {
        return new MigrationCode(models, models.find(model).orElseThrow());
    }

    private Expr noted(Code code) {
        imports.addAll(code.imports());
        return code.expr();
    }
}
