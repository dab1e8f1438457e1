package dev.armature.python;

import java.util.Optional;

/** {@code value.name}. */
record Attribute(Node value, String name) implements Node {
    @Override
    public Doc doc(Level level) {
        return link(level, Chain.ROOT);
    }

    @Override
    public Doc link(Level level, Chain chain) {
        Chain applied = chain.in(this, level);
        boolean dotMayBreak = applied == Chain.FLUENT && (value.called() || value instanceof Parenthesized);
        Doc dot = Doc.text("." + name);
        Doc inner = value.link(level, applied);
        return chain.wrapRoot(applied, dotMayBreak ? Doc.all(inner, Doc.SOFT, dot) : Doc.all(inner, dot));
    }

    @Override
    public Optional<Node> inner() {
        return Optional.of(value);
    }

    @Override
    public Wrap wrap() {
        return Chain.wrap(this, value);
    }

    @Override
    public Brackets brackets() {
        return Brackets.NONE;
    }

    @Override
    public boolean splittable() {
        return value.splittable();
    }

    @Override
    public void scan(BreakScan scan) {
        scan.visit(value);
        if (value.brackets() != Brackets.NONE) {
            scan.sawOperator(BreakScan.ATTRIBUTE);
        }
        scan.endsWith(this);
    }

    @Override
    public int strength() {
        return Operator.STRONGEST;
    }
}
