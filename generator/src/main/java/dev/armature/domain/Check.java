package dev.armature.domain;

/**
 * A rule that the database keeps; NULL passes.
 *
 * @param text as the profile spells it
 * @param condition what it says
 */
public record Check(String text, Condition condition) {}
