package dev.armature.view.django;

import dev.armature.django.ChoiceClass;
import dev.armature.django.ModelCode;
import dev.armature.domain.EntityRef;
import dev.armature.domain.Field;
import dev.armature.domain.ValueField;
import dev.armature.python.Builtins;
import dev.armature.python.Expr;
import dev.armature.python.Literals;
import dev.armature.python.Operator;
import dev.armature.python.Python;
import dev.armature.schema.Attribute;
import dev.armature.schema.Model;
import dev.armature.schema.Models;
import dev.armature.view.django.ModelView.ChoicesView;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a model into its class in {@code models.py}. */
final class ModelClass {
    private static final int BODY = 4;
    private static final int INNER = 8;

    private final Model model;
    private final ModelCode code;
    private final ImportBlock imports;

    ModelClass(Models models, Model model, Set<EntityRef> above, ImportBlock imports) {
        this.model = model;
        this.code = new ModelCode(models, model, above);
        this.imports = imports;
    }

    /** The class. */
    ModelView view(String description, Optional<Field> display, Optional<String> tenancy) {
        imports.from("django.db", "models");
        Expr base = tenancy.map(name -> imports.noted(code.tenancy(name))).orElse(Expr.name("models.Model"));
        return new ModelView(
                Lines.header(model.ref().name(), List.of(base))
                        + Builtins.note(model.ref().name()),
                Literals.docstring(description),
                choices(),
                fields(model.attributes()),
                code.meta().stream()
                        .map(option -> Python.assignment(option.name(), imports.noted(option.value()), INNER))
                        .toList(),
                text(),
                Words.of(model.ref().name()),
                display.map(field -> Python.returned(called(field), INNER)));
    }

    /** The functions above it. */
    List<DefaultView> defaults() {
        return code.defaults().stream()
                .map(function -> new DefaultView(function.name(), Python.returned(function.value(), BODY)))
                .toList();
    }

    List<ChoicesView> choices() {
        return code.choices().stream()
                .map(choices -> new ChoicesView(
                        choices.name(),
                        imports.noted(code.textChoices()).toString(),
                        choices.members().stream().map(ModelClass::member).toList()))
                .toList();
    }

    private static String member(ChoiceClass.Member member) {
        Expr value = Expr.tuple(List.of(Expr.string(member.value()), Expr.string(member.label())));
        String statement = Python.assignment(member.name(), value, INNER);
        // Black's style leaves out the parentheses of a tuple that fits on its line.
        boolean oneLine = statement.indexOf('\n') < 0;
        String start = member.name() + " = (";
        return oneLine && statement.startsWith(start) && statement.endsWith(")")
                ? member.name() + " = " + statement.substring(start.length(), statement.length() - 1)
                : statement;
    }

    List<String> fields(List<Attribute> attributes) {
        return attributes.stream()
                .flatMap(attribute -> code.field(attribute).stream()
                        .map(call -> Python.assignment(attribute.name(), imports.noted(call), BODY)))
                .toList();
    }

    /** The type of its name: {@code str}. */
    String text() {
        return imports.noted(code.text()).toString();
    }

    private Expr called(Field field) {
        Expr value = Expr.name("self." + field.name());
        if (!isText(field)) {
            return Expr.call("str", value);
        }
        // A row without a name is called as Django calls it, so that there is something to click on.
        Expr otherwise = Expr.call("super").attribute("__str__").call();
        return canBeEmpty(field) ? value.operation(Operator.OR, otherwise) : value;
    }

    /** Whether a row can have an empty text in a field. */
    static boolean canBeEmpty(Field field) {
        return isText(field) && field.options().optional();
    }

    private static boolean isText(Field field) {
        return field instanceof ValueField it
                && it.type().textLike()
                && !it.type().isFile();
    }
}
