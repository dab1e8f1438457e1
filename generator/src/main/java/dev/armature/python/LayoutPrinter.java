package dev.armature.python;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Decides where lines break, as ruff's printer does: a group breaks when the line up to its next break is too long. */
final class LayoutPrinter {
    private final int limit;
    private final Deque<Frame> waiting = new ArrayDeque<>();
    private final Map<GroupId, Boolean> flat = new HashMap<>();
    private final StringBuilder out = new StringBuilder();
    private int width;
    private int pendingIndent;
    private boolean measured;

    private LayoutPrinter(int limit, int column) {
        this.limit = limit;
        this.width = column;
    }

    /** The text of {@code doc} whose first line begins at column {@code indent} (the indent itself is not printed). */
    static String print(Doc doc, int limit, int indent) {
        LayoutPrinter printer = new LayoutPrinter(limit, indent);
        printer.push(doc, Setting.root(indent));
        while (!printer.waiting.isEmpty()) {
            Frame frame = printer.waiting.pop();
            frame.doc().print(printer, frame.setting());
        }
        return printer.out.toString();
    }

    int limit() {
        return limit;
    }

    int width() {
        return width;
    }

    int pendingIndent() {
        return pendingIndent;
    }

    Iterator<Frame> waiting() {
        return waiting.iterator();
    }

    void push(Doc doc, Setting setting) {
        waiting.push(new Frame(doc, setting));
    }

    void text(Doc.Text text) {
        out.append(" ".repeat(pendingIndent)).append(text.text());
        width += pendingIndent + text.width();
        pendingIndent = 0;
    }

    void newline(Setting setting) {
        out.append('\n');
        width = 0;
        pendingIndent = setting.indent();
        measured = false;
    }

    boolean isFlat(GroupId group) {
        return Objects.requireNonNull(flat.get(group), "a group is asked about after it");
    }

    void remember(GroupId group, boolean isFlat) {
        flat.put(group, isFlat);
    }

    void measureAgain() {
        measured = false;
    }

    /** Whether {@code content} fits on this line without a break; not measured again where a group around it was. */
    boolean fitsFlat(Optional<GroupId> id, Doc content, Setting setting) {
        if (setting.flat() && measured) {
            return true;
        }
        id.ifPresent(group -> remember(group, true));
        return fitsAnew(content, setting.flat(true));
    }

    /** Whether {@code content} fits as {@code setting} says. */
    boolean fitsAnew(Doc content, Setting setting) {
        measured = true;
        return fits(List.of(new Frame(content, setting)));
    }

    /** Whether the frames and what waits behind them fit, up to the first break. */
    boolean fits(List<Frame> frames) {
        return new Measurer(this, frames).fits();
    }
}
