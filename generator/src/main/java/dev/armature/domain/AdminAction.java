package dev.armature.domain;

import java.util.Optional;
import java.util.SortedMap;

/**
 * A bulk action, behind the permission of its name.
 *
 * @param name the permission's code name
 * @param set field to literal in canonical spelling
 * @param when which rows it may change
 */
public record AdminAction(String name, SortedMap<String, String> set, Optional<Check> when) {}
