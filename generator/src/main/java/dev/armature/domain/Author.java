package dev.armature.domain;

/** Who the project and its first commit belong to. */
public record Author(String name, String email) {}
