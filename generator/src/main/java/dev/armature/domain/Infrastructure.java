package dev.armature.domain;

/** The servers that a project needs; values that this version cannot render are refused before. */
public record Infrastructure(Database database) {
    /** Where rows are kept. */
    public enum Database {
        POSTGRESQL,
        SQLITE
    }
}
