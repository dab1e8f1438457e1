package dev.armature.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An expression as its formatter sees it; {@link Expr} is what the outside holds. */
sealed interface Node permits Atom, Attribute, Bracketed, Call, Dict, Operation, Parenthesized, Subscript, Unary {
    /** Its layout at {@code level}. */
    Doc doc(Level level);

    /** Whether it wants parentheses when it stands alone and does not fit. */
    Wrap wrap();

    /** Whether it ends with brackets of its own. */
    Brackets brackets();

    /** Whether a line can break inside. */
    boolean splittable();

    /** Shows its parts to a scan for what could break instead of added parentheses. */
    void scan(BreakScan scan);

    /** How strongly it holds together; an operand that holds less than its operator gets parentheses. */
    int strength();

    /** The layout of a call chain's link; anything else is no link. */
    default Doc link(Level level, Chain chain) {
        return doc(level);
    }

    /** What this is called, indexed or taken from, when it is a link of a call chain. */
    default Optional<Node> inner() {
        return Optional.empty();
    }

    /** Whether it is called or indexed. */
    default boolean called() {
        return false;
    }

    /** When parentheses are added around a value that does not fit. */
    enum Wrap {
        /** Where it breaks. */
        MULTILINE,
        /** Where they make it fit. */
        BEST_FIT,
        /** Never: its own brackets break. */
        NEVER
    }

    /** Brackets of an expression's own. */
    enum Brackets {
        NONE,
        EMPTY,
        FULL
    }

    /** Entries with commas between; the last comma is there where the brackets broke and there are several. */
    static Doc commas(List<Doc> entries) {
        List<Doc> parts = new ArrayList<>();
        for (Doc entry : entries) {
            if (!parts.isEmpty()) {
                parts.add(Doc.text(","));
                parts.add(Doc.SOFT_OR_SPACE);
            }
            parts.add(entry);
        }
        if (entries.size() > 1) {
            parts.add(Doc.whereBroken(Doc.text(",")));
        }
        return new Doc.Sequence(parts);
    }
}
