package dev.armature.python;

import java.util.Optional;

/** Whether calls on calls ({@code a.b().c().d()}) break before their dots. */
enum Chain {
    /** The whole chain: to be found out. */
    ROOT,
    /** Inside a chain that breaks before its dots. */
    FLUENT,
    /** Inside a chain that does not. */
    PLAIN;

    /** What applies to {@code node} and to the links inside it. */
    Chain in(Node node, Level level) {
        return this == ROOT ? (level.mayBreak() ? of(node) : PLAIN) : this;
    }

    /** Fluent when at least two dots follow a call or an index. */
    static Chain of(Node node) {
        int dotsAfterCalls = 0;
        Node link = node;
        Optional<Node> inner = link.inner();
        while (inner.isPresent()) {
            boolean dot = !link.called();
            if (inner.get() instanceof Parenthesized) {
                return (dot ? dotsAfterCalls + 1 : dotsAfterCalls) < 2 ? PLAIN : FLUENT;
            }
            if (dot && inner.get().called()) {
                dotsAfterCalls++;
            }
            link = inner.get();
            inner = link.inner();
        }
        return dotsAfterCalls < 2 ? PLAIN : FLUENT;
    }

    /** The layout of a link: a chain that breaks before its dots is one group at its root. */
    Doc wrapRoot(Chain applied, Doc content) {
        return this == ROOT && applied == FLUENT ? Doc.group(content) : content;
    }

    /** What a link with brackets of its own wants when it does not fit: what it is called on wants. */
    static Node.Wrap wrap(Node node, Node inner) {
        if (of(node) == FLUENT) {
            return Node.Wrap.MULTILINE;
        }
        return inner instanceof Parenthesized ? Node.Wrap.NEVER : inner.wrap();
    }
}
