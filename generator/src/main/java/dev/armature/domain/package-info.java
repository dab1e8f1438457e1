/** The validated model of a project: apps, entities, fields, relations. Plain data, no rule of any framework. */
@NullMarked
package dev.armature.domain;

import org.jspecify.annotations.NullMarked;
