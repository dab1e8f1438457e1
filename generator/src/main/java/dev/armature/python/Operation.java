package dev.armature.python;

import java.util.ArrayList;
import java.util.List;

/** {@code left operator right}. */
record Operation(Node left, Operator operator, Node right) implements Node {
    /** Both operands in parentheses where they need them: operators of one strength group to the left. */
    static Operation of(Node left, Operator operator, Node right) {
        int strength = operator.strength();
        int needed = operator.comparison() ? strength + 1 : strength;
        return new Operation(
                Parenthesized.whereWeaker(left, needed), operator, Parenthesized.whereWeaker(right, strength + 1));
    }

    @Override
    public Doc doc(Level level) {
        List<Node> operands = new ArrayList<>();
        List<Operator> operators = new ArrayList<>();
        flatten(operands, operators);
        return level.group(new Slice(operands, operators).doc(level));
    }

    private void flatten(List<Node> operands, List<Operator> operators) {
        flatten(left, operands, operators);
        operators.add(operator);
        flatten(right, operands, operators);
    }

    private static void flatten(Node operand, List<Node> operands, List<Operator> operators) {
        if (operand instanceof Operation operation) {
            operation.flatten(operands, operators);
        } else {
            operands.add(operand);
        }
    }

    /** Operands with operators between: {@code a + b * c} has three and two. */
    private record Slice(List<Node> operands, List<Operator> operators) {
        /** Breaks before the loosest operators; what is between them is a group of its own. */
        Doc doc(Level level) {
            int loosest = operators.stream().mapToInt(Operator::looseness).max().orElse(0);
            List<Doc> parts = new ArrayList<>();
            int start = 0;
            for (int i = 0; i < operators.size(); i++) {
                if (operators.get(i).looseness() == loosest) {
                    parts.add(part(start, i, level));
                    parts.add(level.breakOrSpace());
                    parts.add(Doc.text(operators.get(i).symbol() + " "));
                    start = i + 1;
                }
            }
            parts.add(part(start, operators.size(), level));
            return new Doc.Sequence(parts);
        }

        private Doc part(int start, int end, Level level) {
            if (start == end) {
                return operands.get(start).doc(level);
            }
            return level.group(new Slice(operands.subList(start, end + 1), operators.subList(start, end)).doc(level));
        }
    }

    @Override
    public Wrap wrap() {
        return Wrap.MULTILINE;
    }

    @Override
    public Brackets brackets() {
        return Brackets.NONE;
    }

    @Override
    public boolean splittable() {
        return true;
    }

    @Override
    public void scan(BreakScan scan) {
        scan.sawOperator(operator.looseness());
        scan.visit(left);
        scan.visit(right);
    }

    @Override
    public int strength() {
        return operator.strength();
    }
}
