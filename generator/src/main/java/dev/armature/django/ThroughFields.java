package dev.armature.django;

import dev.armature.domain.EntityRef;
import dev.armature.domain.RelationField;
import dev.armature.python.Code;
import dev.armature.python.Expr;
import dev.armature.schema.Attribute;
import dev.armature.schema.Model;
import dev.armature.schema.Models;
import java.util.List;
import java.util.Optional;

/** Which two references a declared join is about, where Django cannot tell by itself. */
final class ThroughFields {
    private ThroughFields() {}

    static Optional<Code> of(Models models, Model model, RelationField relation) {
        return relation.through().flatMap(models::find).flatMap(join -> {
            List<String> owners = references(join, model.ref());
            List<String> targets = references(join, relation.target());
            boolean same = model.ref().equals(relation.target());
            if (same) {
                return owners.size() > 2 ? pair(owners.get(0), owners.get(1)) : Optional.empty();
            }
            return owners.size() > 1 || targets.size() > 1 ? pair(owners.get(0), targets.get(0)) : Optional.empty();
        });
    }

    private static List<String> references(Model join, EntityRef target) {
        return join.attributes().stream()
                .filter(Attribute::reference)
                .filter(attribute -> attribute.relation().orElseThrow().target().equals(target))
                .map(Attribute::name)
                .toList();
    }

    private static Optional<Code> pair(String owner, String target) {
        return Optional.of(Code.of(Expr.tuple(List.of(Expr.string(owner), Expr.string(target)))));
    }
}
