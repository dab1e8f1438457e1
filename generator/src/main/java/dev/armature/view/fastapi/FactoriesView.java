package dev.armature.view.fastapi;

import dev.armature.python.Python;
import java.util.List;
import java.util.Optional;

/**
 * The module {@code factories.py}.
 *
 * @param imports its imports
 * @param tenant the end of the name of what makes a tenant, where there are any
 * @param factories one for each entity that rows can be made of
 * @param all the statement that lists them
 * @param calls which helpers the factories call
 * @param circles whether rows of some entity need one of themselves before them
 * @param counted whether the keys of such rows are numbers
 */
public record FactoriesView(
        String imports,
        Optional<String> tenant,
        List<FactoryView> factories,
        String all,
        Calls calls,
        boolean circles,
        boolean counted) {
    public FactoriesView {
        factories = List.copyOf(factories);
    }

    /**
     * What factories take new values from; a module has no helper that nothing calls.
     *
     * @param picks whether one takes texts in turn
     * @param numbers whether one takes numbers
     * @param names whether anything takes a name, users included
     * @param texts whether one takes texts
     * @param slugs whether anything takes slugs, users included
     * @param urls whether one takes addresses of pages
     * @param scarce whether one takes values that no row has yet
     */
    public record Calls(
            boolean picks,
            boolean numbers,
            boolean names,
            boolean texts,
            boolean slugs,
            boolean urls,
            boolean scarce) {}

    /**
     * What makes rows of an entity.
     *
     * @param function the end of its name
     * @param one what people call a row, with its article
     * @param model the class
     * @param key the statement that gives a row its key before it is there, where others need that
     * @param waiting the line that begins the block in which it waits for the others
     * @param scarce the values that no two rows share, and of which there are few
     * @param references the references that a row cannot do without
     * @param entries the values that a row cannot do without
     * @param row the statement that makes one
     * @param tenant whether it makes tenants
     */
    public record FactoryView(
            String function,
            String one,
            String model,
            Optional<String> key,
            String waiting,
            List<ScarceView> scarce,
            List<ReferenceView> references,
            List<String> entries,
            String row,
            boolean tenant) {
        public FactoryView {
            scarce = List.copyOf(scarce);
            references = List.copyOf(references);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Values of which there are few.
     *
     * @param attribute the attribute that holds one, the first where they go together
     * @param free the statement that finds one which no row has
     * @param rest the statement that gives a row which is there, where none is free
     */
    public record ScarceView(String attribute, String free, String rest) {}

    /**
     * A reference that a row cannot be without.
     *
     * @param attribute the key's attribute
     * @param line the statement that makes the other row where none is given
     */
    public record ReferenceView(String attribute, String line) {
        private static final int INDENT = 4;

        static ReferenceView of(String attribute, String function, int indent) {
            String target = "values[\"" + attribute + "\"] = (";
            String made = "await make_" + function + "(session)";
            String margin = "\n" + " ".repeat(indent);
            if (indent + target.length() + made.length() + ").id".length() <= Python.LINE_LENGTH) {
                return new ReferenceView(attribute, target + made + ").id");
            }
            // The printer has no attribute of an awaited call; these three forms are all there are.
            boolean fits = indent + INDENT + made.length() <= Python.LINE_LENGTH;
            String call = fits ? made : "await make_" + function + "(" + margin + "        session" + margin + "    )";
            return new ReferenceView(attribute, target + margin + "    " + call + margin + ").id");
        }
    }
}
