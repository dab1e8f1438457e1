package dev.armature.view.fastapi;

import java.util.List;

/**
 * A class of {@code models.py}.
 *
 * @param name the class
 * @param base the class that it is made of
 * @param note the comment that its first line ends with, or nothing
 * @param docstring what a row is
 * @param table its table, as a literal
 * @param header statements before the columns
 * @param columns a statement for each column
 * @param relationships a statement for each relation
 */
public record ModelView(
        String name,
        String base,
        String note,
        String docstring,
        String table,
        List<String> header,
        List<String> columns,
        List<String> relationships) {
    public ModelView {
        header = List.copyOf(header);
        columns = List.copyOf(columns);
        relationships = List.copyOf(relationships);
    }
}
