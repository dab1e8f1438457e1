package dev.armature.cli;

/** Writes a word so that a shell reads it back as it is. */
final class ShellWord {
    private ShellWord() {}

    static String of(String word) {
        boolean plain = word.matches("[\\w@%+=:,./-]+") && !word.startsWith("-");
        if (plain) {
            return word;
        }
        String safe = word.startsWith("-") ? "./" + word : word;
        return "'" + safe.replace("'", "'\\''") + "'";
    }
}
