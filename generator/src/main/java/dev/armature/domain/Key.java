package dev.armature.domain;

/** The type of a primary key, always a column named {@code id}. */
public enum Key {
    BIGINT,
    UUID
}
