package dev.armature.python;

import java.util.List;
import java.util.Optional;

/** {@code function(arguments)}. */
record Call(Node function, List<Argument> arguments) implements Node {
    Call {
        arguments = List.copyOf(arguments);
    }

    @Override
    public Doc doc(Level level) {
        return link(level, Chain.ROOT);
    }

    @Override
    public Doc link(Level level, Chain chain) {
        Chain applied = chain.in(this, level);
        return chain.wrapRoot(applied, Doc.all(function.link(level, applied), arguments(level)));
    }

    private Doc arguments(Level level) {
        if (arguments.isEmpty()) {
            return Doc.text("()");
        }
        List<Doc> entries = arguments.stream().map(Argument::argument).toList();
        return level.bracketed("(", Doc.group(Node.commas(entries)), ")");
    }

    @Override
    public Optional<Node> inner() {
        return Optional.of(function);
    }

    @Override
    public boolean called() {
        return true;
    }

    @Override
    public Wrap wrap() {
        return Chain.wrap(this, function);
    }

    @Override
    public Brackets brackets() {
        return arguments.isEmpty() ? Brackets.EMPTY : Brackets.FULL;
    }

    @Override
    public boolean splittable() {
        return !arguments.isEmpty() || function instanceof Parenthesized;
    }

    @Override
    public void scan(BreakScan scan) {
        scan.sawBrackets();
        scan.visit(function);
        scan.endsWith(this);
    }

    @Override
    public int strength() {
        return Operator.STRONGEST;
    }
}
