/** What templates of Django's migrations read. */
@NullMarked
package dev.armature.view.django.migration;

import org.jspecify.annotations.NullMarked;
