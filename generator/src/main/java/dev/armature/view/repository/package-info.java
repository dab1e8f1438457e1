/** What the files around the two halves read: names, pins, routes. */
@NullMarked
package dev.armature.view.repository;

import org.jspecify.annotations.NullMarked;
