package dev.armature.python;

/**
 * What a piece of layout inherits from what surrounds it.
 *
 * @param flat whether soft breaks stay on the line
 * @param measure how far the measuring of a line looks
 * @param indent columns before the first character of a new line
 */
record Setting(boolean flat, Measure measure, int indent) {
    private static final int STEP = 4;

    /** How far the measuring of a line looks. */
    enum Measure {
        FIRST_LINE,
        ALL_LINES,
        ALL_LINES_HOWEVER_LONG
    }

    static Setting root(int indent) {
        return new Setting(false, Measure.FIRST_LINE, indent);
    }

    Setting flat(boolean newFlat) {
        return new Setting(newFlat, measure, indent);
    }

    Setting measure(Measure newMeasure) {
        return new Setting(flat, newMeasure, indent);
    }

    Setting indented() {
        return new Setting(flat, measure, indent + STEP);
    }
}
