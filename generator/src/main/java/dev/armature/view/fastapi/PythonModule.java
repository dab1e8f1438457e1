package dev.armature.view.fastapi;

import dev.armature.python.Expr;
import dev.armature.python.Imports;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names of one Python module. What the project itself calls its entities and fields keeps its name; what is
 * imported gets an underscore when a class or a field would hide it, which no name in a profile can end with.
 */
final class PythonModule {
    private final Imports imports = new Imports(Set.of("api"));
    private final Set<String> taken;
    private final Map<String, String> sources = new HashMap<>();

    /** A module in which {@code taken} are the names of classes, variables and fields. */
    PythonModule(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** A name out of a module. */
    Expr use(String module, String name) {
        if (!taken.contains(name)
                && sources.computeIfAbsent(name, key -> module).equals(module)) {
            imports.name(module, name);
            return Expr.name(name);
        }
        String alias = module.substring(module.lastIndexOf('.') + 1) + "_";
        imports.module(module, alias);
        return Expr.name(alias + "." + name);
    }

    /** Names that the template writes itself, outside of the classes whose fields could hide them. */
    void written(String module, String... names) {
        for (String name : names) {
            imports.name(module, name);
        }
    }

    /** {@code import datetime as dt}, for the same. */
    void writtenDatetime() {
        imports.module("datetime", "dt");
    }

    /** A module under a short name, with the dots that lead into it: {@code dt.date}. */
    Expr library(String module, String alias, String name) {
        String free = taken.contains(alias) ? alias + "_" : alias;
        if (free.equals(module)) {
            imports.module(module);
        } else {
            imports.module(module, free);
        }
        return Expr.name(free + "." + name);
    }

    /** One of Python's own types, which a field of the module may be called as. */
    Expr builtin(String name) {
        return taken.contains(name) ? library("builtins", "builtins", name) : Expr.name(name);
    }

    /** A module of our own out of its package: {@code models.Product}. */
    Expr own(String parent, String module, String name) {
        if (taken.contains(module)) {
            imports.module(parent + "." + module, module + "_");
            return Expr.name(module + "_." + name);
        }
        imports.name(parent, module);
        return Expr.name(module + "." + name);
    }

    /** A whole module under its own name. */
    void imported(String module) {
        imports.module(module);
    }

    /** A name of the standard library's {@code datetime}. */
    Expr datetime(String name) {
        return library("datetime", "dt", name);
    }

    /** The lines of the imports, with a line end after them; empty when nothing is imported. */
    String imports() {
        return imports.text();
    }

    /** The imports as one block, or none. */
    List<String> blocks() {
        return imports().isEmpty() ? List.of() : List.of(imports());
    }
}
