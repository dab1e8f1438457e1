package dev.armature.python;

import dev.armature.python.Node.Brackets;
import java.util.Optional;

/** Looks whether an operation can break inside its brackets instead of getting parentheses: {@code a + f(…)}. */
final class BreakScan {
    /** Strengths of what is no operation, from ruff's table: lower than every operator's. */
    static final int ATTRIBUTE = 1;

    private int weakest;
    private int count;
    private boolean brackets;
    private boolean startsWithToken;
    private Optional<Node> first = Optional.empty();
    private Optional<Node> last = Optional.empty();

    /** Whether the parentheses can be left out. */
    static boolean finds(Node node) {
        BreakScan scan = new BreakScan();
        node.scan(scan);
        return scan.found();
    }

    private boolean found() {
        if (!brackets || count > 1) {
            return false;
        }
        return weakest <= ATTRIBUTE
                || last.filter(BreakScan::breaks).isPresent()
                || first.filter(BreakScan::breaks).isPresent();
    }

    private static boolean breaks(Node node) {
        return !(node instanceof Subscript) && node.brackets() == Brackets.FULL;
    }

    void visit(Node node) {
        last = Optional.of(node);
        if (node instanceof Parenthesized) {
            brackets = true;
        } else {
            node.scan(this);
        }
        if (!startsWithToken && first.isEmpty()) {
            first = Optional.of(node);
        }
    }

    void sawBrackets() {
        brackets = true;
    }

    void sawToken() {
        startsWithToken = startsWithToken || first.isEmpty();
    }

    void endsWith(Node node) {
        last = Optional.of(node);
    }

    /** Counts an operator; the weakest ones decide. */
    void sawOperator(int looseness) {
        if (looseness > weakest) {
            weakest = looseness;
            count = 1;
        } else if (looseness == weakest) {
            count++;
        }
    }
}
