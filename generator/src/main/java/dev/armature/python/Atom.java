package dev.armature.python;

/** A name, a string, a number, {@code True}: what never breaks. */
record Atom(String text) implements Node {
    @Override
    public Doc doc(Level level) {
        return Doc.text(text);
    }

    @Override
    public Wrap wrap() {
        return Wrap.BEST_FIT;
    }

    @Override
    public Brackets brackets() {
        return Brackets.NONE;
    }

    @Override
    public boolean splittable() {
        return false;
    }

    @Override
    public void scan(BreakScan scan) {
        // nothing inside
    }

    @Override
    public int strength() {
        return Operator.STRONGEST;
    }
}
