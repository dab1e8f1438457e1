package dev.armature.python;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A Python expression and what it needs imported.
 *
 * @param expr the expression
 * @param imports without order
 */
public record Code(Expr expr, Set<Import> imports) {
    public Code {
        imports = Set.copyOf(imports);
    }

    /** An expression that imports nothing. */
    public static Code of(Expr expr) {
        return new Code(expr, Set.of());
    }

    /** A string literal. */
    public static Code string(String value) {
        return of(Expr.string(value));
    }

    /** One expression made of several. */
    public static Code of(List<Code> parts, Function<List<Expr>, Expr> whole) {
        Set<Import> imports = new LinkedHashSet<>();
        parts.forEach(part -> imports.addAll(part.imports));
        return new Code(whole.apply(parts.stream().map(Code::expr).toList()), imports);
    }

    /** A list. */
    public static Code list(List<Code> entries) {
        return of(entries, Expr::list);
    }

    /** Another expression with the same imports. */
    public Code map(Function<Expr, Expr> change) {
        return new Code(change.apply(expr), imports);
    }
}
