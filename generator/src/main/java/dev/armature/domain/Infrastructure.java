package dev.armature.domain;

/** The servers that a project needs; values that this version cannot render are refused before. */
public record Infrastructure(Database database, Mail mail) {
    /** Where rows are kept. */
    public enum Database {
        POSTGRESQL,
        SQLITE
    }

    /** Where mail goes in production. */
    public enum Mail {
        CONSOLE,
        SMTP
    }
}
