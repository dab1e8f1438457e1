package dev.armature.python;

import dev.armature.python.Doc.Fit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Runs ahead of the printer to see whether what comes fits on the line. */
final class Measurer {
    private final LayoutPrinter printer;
    private final Deque<Frame> own;
    private final Iterator<Frame> rest;
    private int width;
    private int pendingIndent;

    Measurer(LayoutPrinter printer, List<Frame> frames) {
        this.printer = printer;
        this.own = new ArrayDeque<>(frames);
        this.rest = printer.waiting();
        this.width = printer.width();
        this.pendingIndent = printer.pendingIndent();
    }

    boolean fits() {
        while (true) {
            if (own.isEmpty() && !rest.hasNext()) {
                return true;
            }
            Frame frame = own.isEmpty() ? rest.next() : own.pop();
            Fit fit = frame.doc().fit(this, frame.setting());
            if (fit != Fit.SO_FAR) {
                return fit == Fit.YES;
            }
        }
    }

    Fit push(Doc doc, Setting setting) {
        own.push(new Frame(doc, setting));
        return Fit.SO_FAR;
    }

    Fit text(int textWidth, Setting setting) {
        width += pendingIndent + textWidth;
        pendingIndent = 0;
        boolean tooLong = width > printer.limit() && setting.measure() != Setting.Measure.ALL_LINES_HOWEVER_LONG;
        return tooLong ? Fit.NO : Fit.SO_FAR;
    }

    Fit newline(Setting setting) {
        if (setting.measure() == Setting.Measure.FIRST_LINE) {
            return Fit.YES;
        }
        width = 0;
        pendingIndent = setting.indent();
        return Fit.SO_FAR;
    }

    Fit closing(Setting setting) {
        width = 0;
        pendingIndent = setting.indent();
        return text(1, setting);
    }

    boolean isFlat(GroupId group) {
        return printer.isFlat(group);
    }

    void remember(GroupId group, boolean flat) {
        printer.remember(group, flat);
    }
}
