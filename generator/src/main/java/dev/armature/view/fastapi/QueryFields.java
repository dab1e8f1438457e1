package dev.armature.view.fastapi;

import dev.armature.domain.Entity;
import dev.armature.domain.ValueField;
import dev.armature.python.Expr;
import dev.armature.python.Python;
import dev.armature.schema.Attribute;
import dev.armature.schema.Model;
import java.util.ArrayList;
import java.util.List;

/** The parameters that the lists of one entity take beside those of every list. */
record QueryFields(Project project, PythonModule module, Kinds kinds, Model model) {
    private static final String LISTING = "api.common.listing";
    private static final int INDENT = 4;

    List<String> lines(Entity entity) {
        List<String> lines = new ArrayList<>();
        if (!entity.api().order().isEmpty()) {
            List<Expr> fields = entity.api().order().stream().map(Expr::string).toList();
            Expr kind = module.use(LISTING, "Sorting").call(Expr.tuple(fields));
            lines.add(optional("order", module.builtin("str"), kind));
        }
        if (!entity.api().search().isEmpty()) {
            Expr annotation = annotated(module.builtin("str"), module.use(LISTING, "SEARCH"));
            lines.add(Python.annotated("search", annotation, Expr.string(""), INDENT));
        }
        entity.api().filter().forEach(name -> lines.addAll(filters(model.attribute(name))));
        return lines;
    }

    private List<String> filters(Attribute attribute) {
        Expr type = new Columns(project, module).annotation(attribute);
        Expr kind = attribute
                .relation()
                .map(kinds::key)
                .orElseGet(() -> kinds.filter(attribute.value().orElseThrow()));
        Expr single = module.use("api.common.values", "FromText").call(kind);
        List<String> lines = new ArrayList<>();
        lines.add(optional(attribute.name(), type, single));
        if (attribute.value().map(ValueField::type).filter(it -> it.ordered()).isPresent()) {
            lines.add(optional(attribute.name() + "__gte", type, single));
            lines.add(optional(attribute.name() + "__lte", type, single));
        }
        Expr several = module.use("api.common.values", "Several").call(kind);
        lines.add(optional(attribute.name() + "__in", module.builtin("list").subscript(type), several));
        if (attribute.nullable()) {
            Expr flag = module.use("api.common.numbers", "Boolean").call();
            Expr read = module.use("api.common.values", "FromText").call(flag);
            lines.add(optional(attribute.name() + "__isnull", module.builtin("bool"), read));
        }
        return lines;
    }

    private String optional(String name, Expr type, Expr kind) {
        return Python.annotated(name, annotated(type, kind).or(Expr.NONE), Expr.NONE, INDENT);
    }

    private Expr annotated(Expr type, Expr kind) {
        return module.use("typing", "Annotated").subscript(type, kind);
    }
}
