package dev.armature.python;

import dev.armature.python.Node.Brackets;
import dev.armature.python.Node.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How values stand in statements: when parentheses are added around them. */
final class Statement {
    private Statement() {}

    /** A value after {@code =}, {@code return} or an annotation's colon. */
    static Doc value(Node value) {
        return switch (value.wrap()) {
            case NEVER -> value.doc(Level.BARE);
            case MULTILINE -> inParentheses(value);
            case BEST_FIT -> {
                GroupId id = new GroupId();
                yield new Doc.BestFitParentheses(id, value.doc(Level.optional(id)));
            }
        };
    }

    /** Parentheses around all when it breaks; brackets inside break first where the scan says so. */
    private static Doc inParentheses(Node value) {
        GroupId id = new GroupId();
        Level level = BreakScan.finds(value) ? Level.optional(id) : Level.BRACKETS;
        return new Doc.Group(
                Optional.of(id),
                false,
                Doc.all(
                        Doc.whereBroken(Doc.text("(")),
                        new Doc.IndentWhereBroken(id, Doc.all(Doc.SOFT, value.doc(level))),
                        Doc.SOFT,
                        Doc.whereBroken(Doc.text(")"))));
    }

    /** {@code target: annotation = value}: the value breaks before the annotation does. */
    static Doc annotated(String target, Node annotation, Node value) {
        Doc head = Doc.text(target + ": ");
        if (!annotation.splittable()) {
            return Doc.all(head, annotation.doc(Level.BARE), Doc.text(" = "), value(value));
        }
        Doc before = annotation.brackets() == Brackets.NONE ? inParentheses(annotation) : annotation.doc(Level.BARE);
        if (value.wrap() != Wrap.BEST_FIT || value instanceof Unary) {
            return Doc.all(head, before, Doc.text(" = "), value(value));
        }
        return Doc.all(head, new Doc.BestFitting(variants(before, value)));
    }

    private static List<Doc> variants(Doc before, Node value) {
        Doc equals = Doc.text(" = ");
        Doc bare = value.doc(Level.BARE);
        List<Doc> variants = new ArrayList<>();
        variants.add(Doc.all(before, equals, bare));
        if (!(value instanceof Atom)) {
            variants.add(Doc.all(before, equals, Doc.brokenGroup(bare)));
        }
        variants.add(Doc.all(before, equals, Doc.text("("), Doc.brokenGroup(Doc.block(bare)), Doc.text(")")));
        variants.add(Doc.all(Doc.brokenGroup(before), equals, bare));
        return variants;
    }
}
