package dev.armature.django;

import dev.armature.domain.Default;
import dev.armature.domain.FieldType;
import dev.armature.domain.ValueField;
import dev.armature.python.Expr;
import dev.armature.python.JsonLiteral;
import dev.armature.schema.Attribute;
import dev.armature.schema.Model;
import java.util.Optional;

/**
 * A function of {@code models.py} that makes a new value for each row: what a {@code json} field's default has to be
 * where {@code dict} and {@code list} are not enough.
 *
 * @param name such as {@code product_attributes}
 * @param value what it returns
 */
public record DefaultFunction(String name, Expr value) {

    /** The function that a field's default needs, if it needs one. */
    public static Optional<DefaultFunction> of(Model model, Attribute attribute) {
        return attribute
                .value()
                .filter(field -> field.type() == FieldType.JSON)
                .flatMap(DefaultFunction::text)
                .filter(text -> !text.equals("{}") && !text.equals("[]"))
                .map(text -> new DefaultFunction(
                        "default_" + Model.lower(model.ref()) + "_" + attribute.name(), JsonLiteral.read(text)));
    }

    private static Optional<String> text(ValueField field) {
        return field.options().defaultValue().map(Default::text);
    }
}
