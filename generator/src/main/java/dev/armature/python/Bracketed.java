package dev.armature.python;

import java.util.List;

/** A list, a tuple or a set. */
record Bracketed(Kind kind, List<Node> entries) implements Node {
    Bracketed {
        entries = List.copyOf(entries);
        if (kind == Kind.SET && entries.isEmpty()) {
            throw new IllegalArgumentException("{} is a dict; call set()");
        }
    }

    /** Which brackets. */
    enum Kind {
        LIST("[", "]"),
        TUPLE("(", ")"),
        SET("{", "}");

        private final String open;
        private final String close;

        Kind(String open, String close) {
            this.open = open;
            this.close = close;
        }
    }

    @Override
    public Doc doc(Level level) {
        if (entries.isEmpty()) {
            return Doc.text(kind.open + kind.close);
        }
        List<Doc> docs =
                entries.stream().map(entry -> entry.doc(Level.BRACKETS)).toList();
        boolean single = kind == Kind.TUPLE && docs.size() == 1;
        Doc content = single ? Doc.all(docs.get(0), Doc.text(",")) : Node.commas(docs);
        return level.bracketed(kind.open, content, kind.close);
    }

    @Override
    public Wrap wrap() {
        return Wrap.NEVER;
    }

    @Override
    public Brackets brackets() {
        return entries.isEmpty() ? Brackets.EMPTY : Brackets.FULL;
    }

    @Override
    public boolean splittable() {
        return !entries.isEmpty();
    }

    @Override
    public void scan(BreakScan scan) {
        scan.sawBrackets();
    }

    @Override
    public int strength() {
        return Operator.STRONGEST;
    }
}
