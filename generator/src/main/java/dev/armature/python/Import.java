package dev.armature.python;

import java.util.Optional;

/**
 * A name that a module imports.
 *
 * @param from the module that has it; absent when {@code name} is a module itself
 * @param name such as {@code models} or {@code uuid}
 * @param alias another name in the importing module
 */
public record Import(Optional<String> from, String name, Optional<String> alias) {
    /** {@code import module}. */
    public static Import module(String module) {
        return new Import(Optional.empty(), module, Optional.empty());
    }

    /** {@code from module import name}. */
    public static Import of(String module, String name) {
        return new Import(Optional.of(module), name, Optional.empty());
    }

    /** The same under another name. */
    public Import as(String other) {
        return new Import(from, name, Optional.of(other));
    }

    /** What the importing module calls it. */
    public String local() {
        return alias.orElse(name);
    }

    // Written out: a record's own are put together by method handles when first called, which takes a start longer.
    @Override
    public boolean equals(Object other) {
        return other instanceof Import that
                && name.equals(that.name)
                && from.equals(that.from)
                && alias.equals(that.alias);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * from.hashCode() + name.hashCode()) + alias.hashCode();
    }
}
