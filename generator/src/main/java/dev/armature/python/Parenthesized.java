package dev.armature.python;

/** An operand in the parentheses that its operator makes necessary. */
record Parenthesized(Node content) implements Node {
    /** {@code operand}, in parentheses where it holds less than {@code strength}. */
    static Node whereWeaker(Node operand, int strength) {
        return operand.strength() < strength ? new Parenthesized(operand) : operand;
    }

    @Override
    public Doc doc(Level level) {
        return level.bracketed("(", content.doc(Level.BRACKETS), ")");
    }

    @Override
    public Wrap wrap() {
        return Wrap.NEVER;
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
    }

    @Override
    public int strength() {
        return Operator.STRONGEST;
    }
}
