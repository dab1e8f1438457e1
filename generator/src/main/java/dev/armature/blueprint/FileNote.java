package dev.armature.blueprint;

import java.util.Optional;

/**
 * What the tour, the generated ARCHITECTURE.md and {@code --json} say of a file.
 *
 * @param purpose why it is there, in one sentence
 * @param counterpart the file of the other framework that does the same work
 */
public record FileNote(String purpose, Optional<String> counterpart) {}
