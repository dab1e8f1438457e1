package dev.armature.view.fastapi;

import java.util.List;

/**
 * The classes of an entity in {@code schemas.py}.
 *
 * @param name the entity
 * @param one what people call a row, with its article
 * @param many what people call several
 * @param docstring what a row is
 * @param row a statement for each field that is read
 * @param written whether rows are made or changed
 * @param patched whether rows are changed
 * @param patchLine the first line of the class of what changes
 * @param body a statement for each field that is written
 * @param query a statement for each parameter that only its lists take
 */
public record SchemaView(
        String name,
        String one,
        String many,
        String docstring,
        List<String> row,
        boolean written,
        boolean patched,
        String patchLine,
        List<String> body,
        List<String> query) {
    public SchemaView {
        row = List.copyOf(row);
        body = List.copyOf(body);
        query = List.copyOf(query);
    }
}
