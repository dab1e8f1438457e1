package dev.armature.domain;

/** What the value of a pack's variable can be. */
public enum VariableType {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    LIST
}
