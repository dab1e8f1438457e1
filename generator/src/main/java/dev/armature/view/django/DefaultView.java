package dev.armature.view.django;

/**
 * A function that makes a field's default.
 *
 * @param name its name
 * @param returned its only statement
 */
public record DefaultView(String name, String returned) {}
