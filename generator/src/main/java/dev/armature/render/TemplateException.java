package dev.armature.render;

import java.nio.file.Path;

/** A template is wrong: a fault of Armature or of a pack, never of a profile. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says which template, and what Velocity said of it without its list of expected tokens. */
    public TemplateException(Path template, RuntimeException cause) {
        super(template + ": " + firstSentence(String.valueOf(cause.getMessage())), cause);
    }

    private static String firstSentence(String message) {
        int tokens = message.indexOf("\nWas expecting");
        return (tokens < 0 ? message : message.substring(0, tokens)).strip();
    }
}
