package dev.armature.view.fastapi;

import java.util.List;

/**
 * The module {@code schemas.py} of an app.
 *
 * @param imports its imports
 * @param rowBase what rows are made of
 * @param bodyBase what bodies are made of
 * @param queryBase what the parameters of lists are made of
 * @param partial the decorator of bodies that change a row
 * @param schemas the classes of each entity
 */
public record SchemasView(
        List<String> imports,
        String rowBase,
        String bodyBase,
        String queryBase,
        String partial,
        List<SchemaView> schemas) {
    public SchemasView {
        imports = List.copyOf(imports);
        schemas = List.copyOf(schemas);
    }
}
