package dev.armature.schema;

import java.util.List;

/**
 * A migration of one app.
 *
 * @param app whose it is
 * @param name such as {@code 0001_initial}
 * @param dependencies what has to be there before, in the order of the file
 * @param operations what it does
 */
public record Migration(String app, String name, List<Dependency> dependencies, List<Operation> operations) {
    public Migration {
        dependencies = List.copyOf(dependencies);
        operations = List.copyOf(operations);
    }

    /** What the migration of that number is called, such as {@code 0001_initial}. */
    public static String name(int number, String what) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits + "_" + what;
    }

    /**
     * A migration that has to be there before.
     *
     * @param app whose it is; empty for the first one of whatever app holds the user
     * @param name its name
     */
    public record Dependency(String app, String name) {
        /** {@code migrations.swappable_dependency(settings.AUTH_USER_MODEL)}. */
        public static final Dependency USER = new Dependency("", "");

        /** Whether it is the one on the user. */
        public boolean swappable() {
            return equals(USER);
        }

        // Written out, as in EntityRef.
        @Override
        public boolean equals(Object other) {
            return other instanceof Dependency dependency && name.equals(dependency.name) && app.equals(dependency.app);
        }

        @Override
        public int hashCode() {
            return 31 * app.hashCode() + name.hashCode();
        }
    }
}
