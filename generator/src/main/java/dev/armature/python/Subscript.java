package dev.armature.python;

import java.util.List;
import java.util.Optional;

/** {@code value[index, …]}. */
record Subscript(Node value, List<Node> index) implements Node {
    Subscript {
        index = List.copyOf(index);
        if (index.isEmpty()) {
            throw new IllegalArgumentException("a subscript has an index");
        }
    }

    @Override
    public Doc doc(Level level) {
        return link(level, Chain.ROOT);
    }

    @Override
    public Doc link(Level level, Chain chain) {
        Chain applied = chain.in(this, level);
        List<Doc> entries =
                index.stream().map(entry -> entry.doc(Level.BRACKETS)).toList();
        Doc inside = entries.size() == 1 ? entries.get(0) : Doc.group(Node.commas(entries));
        return chain.wrapRoot(applied, Doc.all(value.link(level, applied), level.bracketed("[", inside, "]")));
    }

    @Override
    public Optional<Node> inner() {
        return Optional.of(value);
    }

    @Override
    public boolean called() {
        return true;
    }

    @Override
    public Wrap wrap() {
        return Chain.wrap(this, value);
    }

    @Override
    public Brackets brackets() {
        return Brackets.FULL;
    }

    @Override
    public boolean splittable() {
        return true;
    }

    @Override
    public void scan(BreakScan scan) {
        scan.sawBrackets();
        scan.visit(value);
        scan.endsWith(this);
    }

    @Override
    public int strength() {
        return Operator.STRONGEST;
    }
}
