package dev.armature.view.fastapi;

import java.util.List;

/**
 * The module {@code models.py} of an app.
 *
 * @param imports its imports
 * @param typing imports for type checkers only, indented; none or one block
 * @param models its classes
 * @param joins a statement for each join table
 */
public record ModelsView(List<String> imports, List<String> typing, List<ModelView> models, List<String> joins) {
    public ModelsView {
        imports = List.copyOf(imports);
        typing = List.copyOf(typing);
        models = List.copyOf(models);
        joins = List.copyOf(joins);
    }
}
