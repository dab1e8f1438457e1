package dev.armature.view.django;

import java.util.List;

/**
 * The module {@code actions.py} of an app.
 *
 * @param imports its imports
 * @param statements one for each action
 */
public record ActionsView(String imports, List<String> statements) {
    public ActionsView {
        statements = List.copyOf(statements);
    }

    /**
     * The actions of all apps, as the tests know them.
     *
     * @param imports the imports of the entries
     * @param entries one for each action
     */
    public record CasesView(String imports, List<String> entries) {
        public CasesView {
            entries = List.copyOf(entries);
        }
    }
}
