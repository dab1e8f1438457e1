package dev.armature.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts a call together, argument by argument. */
public final class CallCode {
    private final Code function;
    private final List<Code> positional = new ArrayList<>();
    private final Map<String, Code> keywords = new LinkedHashMap<>();

    /** A call without arguments so far. */
    public CallCode(Code function) {
        this.function = function;
    }

    /** Adds a positional argument. */
    public CallCode positional(Code value) {
        positional.add(value);
        return this;
    }

    /** Adds {@code name=value}. */
    public CallCode keyword(String name, Code value) {
        keywords.put(name, value);
        return this;
    }

    /** Adds {@code name=value}. */
    public CallCode keyword(String name, Expr value) {
        return keyword(name, Code.of(value));
    }

    /** Adds {@code name=True} where it is set. */
    public CallCode flag(String name, boolean set) {
        return set ? keyword(name, Expr.TRUE) : this;
    }

    /** The keywords in the order in which they were given. */
    public Code code() {
        return code(keywords);
    }

    /** The keywords by name, as Django's migrations have them. */
    public Code sorted() {
        return code(new TreeMap<>(keywords));
    }

    private Code code(Map<String, Code> ordered) {
        List<Argument> arguments = new ArrayList<>();
        Set<Import> imports = new LinkedHashSet<>(function.imports());
        for (Code value : positional) {
            arguments.add(value.expr());
            imports.addAll(value.imports());
        }
        ordered.forEach((name, value) -> {
            arguments.add(Expr.keyword(name, value.expr()));
            imports.addAll(value.imports());
        });
        return new Code(function.expr().call(arguments), imports);
    }
}
