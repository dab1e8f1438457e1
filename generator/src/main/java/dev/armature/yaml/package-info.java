/** YAML nodes with their places; the only importer of SnakeYAML. */
@NullMarked
package dev.armature.yaml;

import org.jspecify.annotations.NullMarked;
