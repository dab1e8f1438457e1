package dev.armature.domain;

/**
 * The full name of an entity.
 *
 * @param app the app's name
 * @param name the entity's name in PascalCase
 */
public record EntityRef(String app, String name) implements Comparable<EntityRef> {
    /** The user that every project has. */
    public static final EntityRef USER = new EntityRef("accounts", "User");

    // Written out: every lookup compares names, and what a record has by itself is slow until a JVM has run for long.
    @Override
    public boolean equals(Object other) {
        return other instanceof EntityRef ref && name.equals(ref.name) && app.equals(ref.app);
    }

    @Override
    public int hashCode() {
        return 31 * app.hashCode() + name.hashCode();
    }

    @Override
    public int compareTo(EntityRef other) {
        int byApp = app.compareTo(other.app);
        return byApp != 0 ? byApp : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return app + "." + name;
    }
}
