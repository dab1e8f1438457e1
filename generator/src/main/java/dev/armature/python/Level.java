package dev.armature.python;

import java.util.Optional;

/** What an expression stands in, which decides where Python allows it to break. */
final class Level {
    /** In no brackets: a break would end the statement. */
    static final Level BARE = new Level(false, Optional.empty());

    /** In brackets: it may break anywhere. */
    static final Level BRACKETS = new Level(true, Optional.empty());

    private final boolean brackets;
    private final Optional<GroupId> optional;

    private Level(boolean brackets, Optional<GroupId> optional) {
        this.brackets = brackets;
        this.optional = optional;
    }

    /** In parentheses that are there only where the group breaks. */
    static Level optional(GroupId group) {
        return new Level(false, Optional.of(group));
    }

    /** Whether there are brackets around it, perhaps. */
    boolean mayBreak() {
        return brackets || optional.isPresent();
    }

    /** A break where Python allows one, else a space. */
    Doc breakOrSpace() {
        if (brackets) {
            return Doc.SOFT_OR_SPACE;
        }
        return optional.<Doc>map(group -> Doc.all(
                        new Doc.Where(optional, false, Doc.SOFT_OR_SPACE), new Doc.Where(optional, true, Doc.SPACE)))
                .orElse(Doc.SPACE);
    }

    /** A group where Python allows breaks. */
    Doc group(Doc content) {
        if (brackets) {
            return Doc.group(content);
        }
        return optional.<Doc>map(group -> new Doc.GroupWhereBroken(group, content))
                .orElse(content);
    }

    /** Content in brackets of its own. */
    Doc bracketed(String open, Doc content, String close) {
        Doc inner = Doc.group(Doc.block(content));
        Doc free = optional.<Doc>map(group -> new Doc.MayBreak(group, inner)).orElse(inner);
        return Doc.all(Doc.text(open), free, Doc.text(close));
    }
}
