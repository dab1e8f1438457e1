package dev.armature.python;

import java.util.List;

/** {@code {key: value, …}}. */
record Dict(List<Item> items) implements Node {
    Dict {
        items = List.copyOf(items);
    }

    /** One key and its value. */
    record Item(Node key, Node value) {
        Doc doc() {
            return Doc.group(Doc.all(key.doc(Level.BRACKETS), Doc.text(": "), value.doc(Level.BRACKETS)));
        }
    }

    @Override
    public Doc doc(Level level) {
        return items.isEmpty()
                ? Doc.text("{}")
                : level.bracketed("{", Node.commas(items.stream().map(Item::doc).toList()), "}");
    }

    @Override
    public Wrap wrap() {
        return Wrap.NEVER;
    }

    @Override
    public Brackets brackets() {
        return items.isEmpty() ? Brackets.EMPTY : Brackets.FULL;
    }

    @Override
    public boolean splittable() {
        return !items.isEmpty();
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
