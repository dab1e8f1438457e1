package dev.armature.python;

/** {@code **values} in a call. */
final class Spread extends Argument {
    private final Node value;

    Spread(Node value) {
        this.value = value;
    }

    @Override
    Doc argument() {
        return Doc.all(Doc.text("**"), value.doc(Level.BRACKETS));
    }
}
