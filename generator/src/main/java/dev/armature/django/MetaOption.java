package dev.armature.django;

import dev.armature.python.Code;

/** One option of {@code class Meta}: {@code ordering = ["-created_at", "name"]}. */
public record MetaOption(String name, Code value) {}
