package dev.armature.python;

/** Names a group of layout, so that other pieces can ask whether it broke; two are equal only when they are the same. */
final class GroupId {}
