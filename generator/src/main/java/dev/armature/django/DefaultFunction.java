package dev.armature.django;

import dev.armature.domain.Default;
import dev.armature.domain.FieldType;
import dev.armature.domain.ValueField;
import dev.armature.python.Expr;
import dev.armature.python.JsonLiteral;
import dev.armature.schema.Attribute;
import dev.armature.schema.Model;
import dev.armature.schema.Names;
import java.util.List;
import java.util.Optional;

/**
 * A function of {@code models.py} that makes a new value for each row: what a {@code json} field's default has to be
 * where {@code dict} and {@code list} are not enough.
 *
 * @param name such as {@code product_attributes}
 * @param value what it returns
 */
public record DefaultFunction(String name, Expr value) {
    /** With one more, {@code def name() -> object:} would be longer than a line. */
    private static final int LONGEST = 83;

    private static final int DIGEST = 8;

    /** The function that a field's default needs, if it needs one. */
    public static Optional<DefaultFunction> of(Model model, Attribute attribute) {
        return attribute
                .value()
                .filter(field -> field.type() == FieldType.JSON)
                .flatMap(DefaultFunction::text)
                .filter(text -> !text.equals("{}") && !text.equals("[]"))
                .map(text -> new DefaultFunction(name(model, attribute), JsonLiteral.read(text)));
    }

    private static String name(Model model, Attribute attribute) {
        String whole = "default_" + Model.lower(model.ref()) + "_" + attribute.name();
        return whole.length() <= LONGEST
                ? whole
                : whole.substring(0, LONGEST - DIGEST - 1) + "_" + Names.digest(DIGEST, List.of(whole));
    }

    private static Optional<String> text(ValueField field) {
        return field.options().defaultValue().map(Default::text);
    }
}
