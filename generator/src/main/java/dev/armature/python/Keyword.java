package dev.armature.python;

/** {@code name=value} in a call. */
final class Keyword extends Argument {
    private final String name;
    private final Node value;

    Keyword(String name, Node value) {
        this.name = name;
        this.value = value;
    }

    @Override
    Doc argument() {
        return Doc.all(Doc.text(name + "="), value.doc(Level.BRACKETS));
    }
}
