package dev.armature.view.django.migration;

import java.util.List;

/**
 * One file of migrations.
 *
 * @param imports its import lines
 * @param dependencies entries of the list, broken as ruff would
 * @param operations what it does
 */
public record MigrationView(List<String> imports, List<String> dependencies, List<OperationView> operations) {
    public MigrationView {
        imports = List.copyOf(imports);
        dependencies = List.copyOf(dependencies);
        operations = List.copyOf(operations);
    }

    /**
     * One operation.
     *
     * @param name its class: {@code CreateModel}
     * @param arguments in the order of its signature
     */
    public record OperationView(String name, List<ArgumentView> arguments) {
        public OperationView {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * One argument, on lines of its own.
     *
     * @param text the whole of it; where it is a collection its beginning: {@code fields=[}
     * @param entries of a collection, one below the other, else empty
     * @param end of a collection: {@code ],}
     */
    public record ArgumentView(String text, List<String> entries, String end) {
        public ArgumentView {
            entries = List.copyOf(entries);
        }
    }
}
