package dev.armature.view.fastapi;

import java.util.List;

/**
 * The module {@code factories.py}.
 *
 * @param imports its imports
 * @param user an entry for each value that a user needs
 * @param factories one for each entity that rows can be made of
 * @param all the statement that lists them
 * @param picks whether a factory takes texts in turn
 */
public record FactoriesView(String imports, List<String> user, List<FactoryView> factories, String all, boolean picks) {
    public FactoriesView {
        user = List.copyOf(user);
        factories = List.copyOf(factories);
    }

    /**
     * What makes rows of an entity.
     *
     * @param function the end of its name
     * @param one what people call a row, with its article
     * @param model the class
     * @param references the references that a row cannot do without
     * @param entries the values that a row cannot do without
     */
    public record FactoryView(
            String function, String one, String model, List<ReferenceView> references, List<String> entries) {
        public FactoryView {
            references = List.copyOf(references);
            entries = List.copyOf(entries);
        }
    }

    /**
     * A reference that a row cannot do without.
     *
     * @param attribute the attribute that holds the key
     * @param function the end of the name of what makes the other row
     */
    public record ReferenceView(String attribute, String function) {}
}
