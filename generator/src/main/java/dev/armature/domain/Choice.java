package dev.armature.domain;

/** One value of a choice field, and what people read for it. */
public record Choice(String value, String label) {}
