package dev.armature.python;

import java.util.List;
import java.util.Optional;

/**
 * Layout before it is known where lines break: the pieces that ruff's formatter is made of, as far as expressions need
 * them. A piece knows how it is printed and how it is measured.
 */
sealed interface Doc {
    /** Prints this piece, or hands its parts back to the printer. */
    void print(LayoutPrinter printer, Setting setting);

    /** Measures this piece on the line that the printer has begun. */
    Fit fit(Measurer measurer, Setting setting);

    /** Characters that never break. */
    record Text(String text, int width) implements Doc {
        @Override
        public void print(LayoutPrinter printer, Setting setting) {
            printer.text(this);
        }

        @Override
        public Fit fit(Measurer measurer, Setting setting) {
            return measurer.text(width, setting);
        }
    }

    /** A line break where its surroundings broke, else nothing or a space. */
    record Line(boolean space) implements Doc {
        @Override
        public void print(LayoutPrinter printer, Setting setting) {
            if (!setting.flat()) {
                printer.newline(setting);
            } else if (space) {
                printer.text(SPACE);
            }
        }

        @Override
        public Fit fit(Measurer measurer, Setting setting) {
            if (!setting.flat()) {
                return measurer.newline(setting);
            }
            return space ? measurer.text(1, setting) : Fit.SO_FAR;
        }
    }

    /** Pieces one after the other. */
    record Sequence(List<Doc> parts) implements Doc {
        @Override
        public void print(LayoutPrinter printer, Setting setting) {
            for (int i = parts.size() - 1; i >= 0; i--) {
                printer.push(parts.get(i), setting);
            }
        }

        @Override
        public Fit fit(Measurer measurer, Setting setting) {
            for (int i = parts.size() - 1; i >= 0; i--) {
                measurer.push(parts.get(i), setting);
            }
            return Fit.SO_FAR;
        }
    }

    /** Lines that begin inside are one step further in. */
    record Indent(Doc content) implements Doc {
        @Override
        public void print(LayoutPrinter printer, Setting setting) {
            printer.push(content, setting.indented());
        }

        @Override
        public Fit fit(Measurer measurer, Setting setting) {
            return measurer.push(content, setting.indented());
        }
    }

    /** As {@link Indent}, but only where the named group broke. */
    record IndentWhereBroken(GroupId group, Doc content) implements Doc {
        @Override
        public void print(LayoutPrinter printer, Setting setting) {
            printer.push(content, printer.isFlat(group) ? setting : setting.indented());
        }

        @Override
        public Fit fit(Measurer measurer, Setting setting) {
            return measurer.push(content, measurer.isFlat(group) ? setting : setting.indented());
        }
    }

    /** Stays on one line when it fits there, else breaks at every soft break of its own. */
    record Group(Optional<GroupId> id, boolean broken, Doc content) implements Doc {
        @Override
        public void print(LayoutPrinter printer, Setting setting) {
            boolean flat = !broken && printer.fitsFlat(id, content, setting);
            id.ifPresent(group -> printer.remember(group, flat));
            printer.push(content, setting.flat(flat));
        }

        @Override
        public Fit fit(Measurer measurer, Setting setting) {
            boolean flat = !broken && setting.flat();
            id.ifPresent(group -> measurer.remember(group, flat));
            return measurer.push(content, setting.flat(flat));
        }
    }

    /** A {@link Group} where the named group broke, else as if it were not there. */
    record GroupWhereBroken(GroupId group, Doc content) implements Doc {
        @Override
        public void print(LayoutPrinter printer, Setting setting) {
            printer.push(
                    content,
                    printer.isFlat(group)
                            ? setting
                            : setting.flat(printer.fitsFlat(Optional.empty(), content, setting)));
        }

        @Override
        public Fit fit(Measurer measurer, Setting setting) {
            return measurer.push(content, setting);
        }
    }

    /** Present only where the named group (or what surrounds it) broke, or only where it did not. */
    record Where(Optional<GroupId> group, boolean flat, Doc content) implements Doc {
        @Override
        public void print(LayoutPrinter printer, Setting setting) {
            if (group.map(printer::isFlat).orElse(setting.flat()) == flat) {
                printer.push(content, setting);
            }
        }

        @Override
        public Fit fit(Measurer measurer, Setting setting) {
            return group.map(measurer::isFlat).orElse(setting.flat()) == flat
                    ? measurer.push(content, setting)
                    : Fit.SO_FAR;
        }
    }

    /** Whether it breaks says nothing about whether the named group fits: brackets break before parentheses are added. */
    record MayBreak(GroupId group, Doc content) implements Doc {
        @Override
        public void print(LayoutPrinter printer, Setting setting) {
            if (printer.isFlat(group)) {
                printer.measureAgain();
            }
            printer.push(content, setting);
        }

        @Override
        public Fit fit(Measurer measurer, Setting setting) {
            boolean free = setting.flat() && measurer.isFlat(group);
            return measurer.push(
                    content, free ? setting.flat(false).measure(Setting.Measure.ALL_LINES_HOWEVER_LONG) : setting);
        }
    }

    /** Gets parentheses when it fits with them and not without. */
    record BestFitParentheses(GroupId id, Doc content) implements Doc {
        @Override
        public void print(LayoutPrinter printer, Setting setting) {
            boolean flat = printer.fitsFlat(Optional.of(id), content, setting) || !fitsInParentheses(printer, setting);
            printer.remember(id, flat);
            if (flat) {
                printer.push(content, setting.flat(true));
                return;
            }
            Setting broken = setting.flat(false);
            printer.push(text(")"), broken);
            printer.push(SOFT, broken);
            printer.push(content, broken.indented());
            printer.push(SOFT, broken.indented());
            printer.push(text("("), broken);
        }

        private boolean fitsInParentheses(LayoutPrinter printer, Setting setting) {
            printer.remember(id, false);
            Setting all = setting.measure(Setting.Measure.ALL_LINES);
            return printer.fits(List.of(
                    new Frame(text("("), all),
                    new Frame(SOFT, all.indented()),
                    new Frame(content, all.indented()),
                    new Frame(new Closing(), all)));
        }

        @Override
        public Fit fit(Measurer measurer, Setting setting) {
            measurer.remember(id, setting.flat());
            return measurer.push(content, setting);
        }
    }

    /** The closing parenthesis on a line of its own while {@link BestFitParentheses} is measured. */
    record Closing() implements Doc {
        @Override
        public void print(LayoutPrinter printer, Setting setting) {
            throw new IllegalStateException("only measured");
        }

        @Override
        public Fit fit(Measurer measurer, Setting setting) {
            return measurer.closing(setting);
        }
    }

    /** The first variant whose first line fits, else the last. */
    record BestFitting(List<Doc> variants) implements Doc {
        @Override
        public void print(LayoutPrinter printer, Setting setting) {
            Setting flat = setting.flat(true);
            for (Doc variant : variants.subList(0, variants.size() - 1)) {
                if (printer.fitsAnew(variant, flat.measure(Setting.Measure.FIRST_LINE))) {
                    printer.push(variant, flat);
                    return;
                }
            }
            printer.push(variants.get(variants.size() - 1), setting.flat(false));
        }

        @Override
        public Fit fit(Measurer measurer, Setting setting) {
            return measurer.push(variants.get(setting.flat() ? 0 : variants.size() - 1), setting);
        }
    }

    /** What measuring a piece found out. */
    enum Fit {
        YES,
        NO,
        SO_FAR
    }

    /** A space that never breaks. */
    Text SPACE = new Text(" ", 1);

    /** A break or nothing. */
    Doc SOFT = new Line(false);

    /** A break or a space. */
    Doc SOFT_OR_SPACE = new Line(true);

    /** Characters that never break. */
    static Text text(String text) {
        return new Text(text, DisplayWidth.of(text));
    }

    /** Pieces one after the other. */
    static Doc all(Doc... parts) {
        return new Sequence(List.of(parts));
    }

    /** A group without a name. */
    static Doc group(Doc content) {
        return new Group(Optional.empty(), false, content);
    }

    /** A group that breaks in any case. */
    static Doc brokenGroup(Doc content) {
        return new Group(Optional.empty(), true, content);
    }

    /** Content on lines of its own, one step further in, where its surroundings break. */
    static Doc block(Doc content) {
        return all(new Indent(all(SOFT, content)), SOFT);
    }

    /** Present where its surroundings broke. */
    static Doc whereBroken(Doc content) {
        return new Where(Optional.empty(), false, content);
    }
}
