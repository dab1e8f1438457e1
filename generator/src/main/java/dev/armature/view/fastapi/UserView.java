package dev.armature.view.fastapi;

import java.util.List;

/**
 * What a project adds to its users.
 *
 * @param imports the imports of {@code accounts/models.py}
 * @param typing imports for type checkers only, indented
 * @param columns a statement for each column
 * @param lower the function that makes a column small, as the class of users names it
 * @param relationships a statement for each relation
 * @param joins a statement for each join table
 * @param schemaImports the imports of {@code accounts/schemas.py}
 * @param read a statement for each field of {@code /auth/me}
 * @param written a statement for each field of it that users change
 * @param lists the join of each list of references, as an entry of a dict
 */
public record UserView(
        String imports,
        List<String> typing,
        List<String> columns,
        String lower,
        List<String> relationships,
        List<String> joins,
        String schemaImports,
        List<String> read,
        List<String> written,
        List<String> lists) {
    public UserView {
        typing = List.copyOf(typing);
        columns = List.copyOf(columns);
        relationships = List.copyOf(relationships);
        joins = List.copyOf(joins);
        read = List.copyOf(read);
        written = List.copyOf(written);
        lists = List.copyOf(lists);
    }
}
