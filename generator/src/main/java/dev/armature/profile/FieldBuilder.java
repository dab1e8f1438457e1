package dev.armature.profile;

import dev.armature.domain.Field;
import dev.armature.domain.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the fields of an entity. */
final class FieldBuilder {
    private final ValueFieldBuilder values;
    private final RelationFieldBuilder relations;

    FieldBuilder(Declared declared, Findings findings) {
        this.values = new ValueFieldBuilder(findings);
        this.relations = new RelationFieldBuilder(declared, findings);
    }

    List<Field> build(EntitySource owner) {
        List<Field> fields = new ArrayList<>();
        for (FieldSource field : owner.fields()) {
            Optional<FieldType> type = FieldWords.valueType(field.type().text());
            if (type.isPresent()) {
                fields.add(values.build(field, type.get(), owner));
            } else {
                relations.build(field, owner).ifPresent(fields::add);
            }
        }
        return fields;
    }
}
