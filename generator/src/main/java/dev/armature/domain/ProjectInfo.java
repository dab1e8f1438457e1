package dev.armature.domain;

import java.util.Optional;

/**
 * What a project is called.
 *
 * @param name as written, any language
 * @param slug {@code [a-z][a-z0-9-]*}
 * @param description one sentence, may be empty
 * @param author absent when the profile names none
 * @param license an SPDX id
 */
public record ProjectInfo(
        String name, String slug, String description, Optional<Author> author, Optional<String> license) {}
