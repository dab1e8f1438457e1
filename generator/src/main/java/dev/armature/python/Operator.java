package dev.armature.python;

/** A binary operator; how loosely it holds decides where a long operation breaks first. */
public enum Operator {
    MULTIPLY("*", 4),
    DIVIDE("/", 4),
    REMAINDER("%", 4),
    ADD("+", 5),
    SUBTRACT("-", 5),
    BIT_AND("&", 7),
    BIT_XOR("^", 8),
    BIT_OR("|", 9),
    EQUAL("==", 10),
    NOT_EQUAL("!=", 10),
    LESS("<", 10),
    LESS_OR_EQUAL("<=", 10),
    GREATER(">", 10),
    GREATER_OR_EQUAL(">=", 10),
    IN("in", 10),
    IS("is", 10),
    IS_NOT("is not", 10),
    AND("and", 11),
    OR("or", 11);

    /** The strength of what is no operation. */
    static final int STRONGEST = 100;

    private static final int COMPARISON = 10;

    private final String symbol;
    private final int looseness;

    Operator(String symbol, int looseness) {
        this.symbol = symbol;
        this.looseness = looseness;
    }

    String symbol() {
        return symbol;
    }

    /** The level at which lines break; {@code and} and {@code or} share one. */
    int looseness() {
        return looseness;
    }

    /** How strongly operands are held; {@code or} holds less than {@code and}. */
    int strength() {
        return switch (this) {
            case OR -> 1;
            case AND -> 2;
            default -> STRONGEST - 10 * looseness + (looseness == COMPARISON ? 4 : 3);
        };
    }

    boolean comparison() {
        return looseness == COMPARISON;
    }
}
