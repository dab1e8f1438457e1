package dev.armature.cli;

import java.lang.Character.UnicodeScript;

/** How many columns of a terminal a character takes. */
final class DisplayWidth {
    private DisplayWidth() {}

    /** 0 for what combines, 2 for East Asian wide characters and emoji, else 1. */
    static int of(int character) {
        if (character < 0x300) {
            return 1;
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        boolean emoji = in(character, 0x1f300, 0x1faff);
        boolean fullwidth = in(character, 0xff01, 0xff60) || in(character, 0xffe0, 0xffe6);
        if (emoji || fullwidth || in(character, 0x3000, 0x303e)) {
            return true;
        }
        boolean halfwidth = in(character, 0xff61, 0xffdc);
        return !halfwidth
                && switch (UnicodeScript.of(character)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> true;
                    default -> false;
                };
    }

    private static boolean in(int character, int first, int last) {
        return first <= character && character <= last;
    }
}
