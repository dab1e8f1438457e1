/** What the templates of the Django half read, and how a domain becomes it. */
@NullMarked
package dev.armature.view.django;

import org.jspecify.annotations.NullMarked;
