package dev.armature.python;

/**
 * A piece of layout that waits to be printed.
 *
 * @param doc the piece
 * @param setting what it inherits
 */
record Frame(Doc doc, Setting setting) {}
