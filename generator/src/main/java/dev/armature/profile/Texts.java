package dev.armature.profile;

/** Which texts for people can be rendered: no control characters, some only on one line. */
final class Texts {
    private final Findings findings;

    Texts(Findings findings) {
        this.findings = findings;
    }

    /** Refuses what cannot be rendered. */
    void require(Word word, String what, boolean severalLines) {
        if (word.text().codePoints().anyMatch(c -> isBad(c, severalLines))) {
            String form = severalLines ? " cannot hold control characters" : " must be one line of text";
            findings.error("bad-text", word.at(), what + form);
        }
    }

    private static boolean isBad(int character, boolean severalLines) {
        boolean blank = character == '\n' || character == '\t';
        boolean surrogate = character >= 0xd800 && character <= 0xdfff;
        return surrogate || (Character.isISOControl(character) && !(severalLines && blank));
    }
}
