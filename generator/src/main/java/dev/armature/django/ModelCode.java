package dev.armature.django;

import dev.armature.domain.EntityRef;
import dev.armature.domain.FieldType;
import dev.armature.domain.ValueField;
import dev.armature.python.Code;
import dev.armature.schema.Attribute;
import dev.armature.schema.Model;
import dev.armature.schema.Models;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code models.py} says about one model: the call of each field, the options of its Meta.
 *
 * <pre>{@code
 * Models models = Models.of(domain);
 * Model product = models.find(new EntityRef("catalog", "Product")).orElseThrow();
 * ModelCode code = new ModelCode(models, product, Set.of(category));
 * product.attributes().forEach(attribute -> code.field(attribute));
 * }</pre>
 */
public final class ModelCode {
    private final Models models;
    private final Model model;
    private final ModelsDialect body;
    private final ModelsDialect meta;

    /**
     * The code of a model.
     *
     * @param models all that there are
     * @param model the one
     * @param above the classes of the same file that stand above it
     */
    public ModelCode(Models models, Model model, Set<EntityRef> above) {
        this.models = models;
        this.model = model;
        Set<String> inFile = new HashSet<>();
        models.all().stream()
                .map(Model::ref)
                .filter(ref -> ref.app().equals(model.ref().app()))
                .forEach(ref -> inFile.add(ref.name()));
        this.meta = new ModelsDialect(model, above, inFile, false);
        Set<String> inBody = new HashSet<>(inFile);
        model.attributes().forEach(attribute -> inBody.add(attribute.name()));
        choices().forEach(choices -> inBody.add(choices.name()));
        this.body = new ModelsDialect(model, above, inBody, false);
    }

    /** The classes inside it that list choices, in the order of their fields. */
    public List<ChoiceClass> choices() {
        return model.attributes().stream()
                .flatMap(attribute -> attribute.value().stream())
                .filter(field -> field.type() == FieldType.CHOICE)
                .map(ChoiceClass::of)
                .toList();
    }

    /** The functions that stand above it and make its fields' defaults. */
    public List<DefaultFunction> defaults() {
        return model.attributes().stream()
                .flatMap(attribute -> DefaultFunction.of(model, attribute).stream())
                .toList();
    }

    /** The field's call; none for the key that Django makes by itself. */
    public Optional<Code> field(Attribute attribute) {
        if (attribute.origin() != Attribute.Origin.KEY) {
            return Optional.of(new FieldCode(body, models, model, attribute).code());
        }
        return attribute
                .value()
                .map(ValueField::type)
                .filter(FieldType.UUID::equals)
                .map(type -> KeyCode.uuid(body).code());
    }

    /** {@code str}, which its methods give. */
    public Code text() {
        return body.builtin("str");
    }

    /** {@code TextChoices}, which the classes inside it extend. */
    public Code textChoices() {
        return body.library("django.db.models", "TextChoices");
    }

    /** The class of {@code common.tenancy} that it extends. */
    public Code tenancy(String base) {
        return meta.library("common.tenancy", base);
    }

    /** The options of its {@code Meta}; none: it needs no Meta. */
    public List<MetaOption> meta() {
        return new MetaCode(meta, false, model).options(model.indexes(), model.rules());
    }
}
