package dev.armature.python;

/** {@code -value}, {@code ~value}, {@code not value}, {@code await value}. */
record Unary(Kind kind, Node operand) implements Node {
    /** Which operator. */
    enum Kind {
        MINUS("-", 90),
        INVERT("~", 90),
        NOT("not ", 3),
        AWAIT("await ", 95);

        private final String symbol;
        private final int strength;

        Kind(String symbol, int strength) {
            this.symbol = symbol;
            this.strength = strength;
        }
    }

    /** The operand in parentheses where it needs them. */
    static Unary of(Kind kind, Node operand) {
        return new Unary(kind, Parenthesized.whereWeaker(operand, kind.strength));
    }

    @Override
    public Doc doc(Level level) {
        return Doc.all(Doc.text(kind.symbol), operand.doc(level));
    }

    @Override
    public Wrap wrap() {
        return operand.wrap();
    }

    @Override
    public Brackets brackets() {
        return Brackets.NONE;
    }

    @Override
    public boolean splittable() {
        return operand.splittable();
    }

    @Override
    public void scan(BreakScan scan) {
        if (kind == Kind.INVERT) {
            scan.sawOperator(INVERSION);
        }
        scan.sawToken();
        scan.visit(operand);
    }

    @Override
    public int strength() {
        return kind.strength;
    }

    private static final int INVERSION = 3;
}
