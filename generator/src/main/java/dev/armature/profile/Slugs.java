package dev.armature.profile;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Slugs of names; Latin, Cyrillic and Greek letters are transliterated. */
final class Slugs {
    private static final Map<Integer, String> LETTERS = new HashMap<>();

    static {
        letters(
                "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
                "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya");
        letters("ђѓєѕіїјљњћќўџґ", "dj g ye dz i yi j lj nj c k u dz g");
        letters("αβγδεζηθικλμνξοπρστυφχψως", "a v g d e z i th i k l m n x o p r s t y f ch ps o s");
        letters("ßæœøđðłþħıŋŧ", "ss ae oe o d d l th h i n t");
    }

    private Slugs() {}

    private static void letters(String from, String to) {
        String[] latin = to.split(" ", -1);
        int[] letters = from.codePoints().toArray();
        for (int i = 0; i < letters.length; i++) {
            LETTERS.put(letters[i], latin[i]);
        }
    }

    /** The slug of a name; absent when no letter of it can be used. */
    static Optional<String> of(String name) {
        StringBuilder slug = new StringBuilder();
        // й, ё and ї are letters of their own: they are transliterated before accents are taken off.
        String composed = composed(name).toLowerCase(Locale.ROOT);
        // ELOT 743: the two are one sound, and no y.
        composed = composed.replaceAll("ο[υύ]", "ou");
        composed.codePoints().forEach(letter -> slug.append(latin(letter)));
        String words = slug.toString().replaceAll("[^a-z0-9]+", "-").replaceAll("^[0-9-]+|-+$", "");
        return Optional.of(words).filter(word -> !word.isEmpty());
    }

    // The normalizer loads its tables, which takes longer than reading the profile.
    private static String composed(String name) {
        return isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String latin(int letter) {
        String known = LETTERS.get(letter);
        if (known != null) {
            return known;
        }
        if (letter == '\'' || letter == '’') {
            return "";
        }
        if (letter < 0x80) {
            return Character.toString(letter);
        }
        StringBuilder bare = new StringBuilder();
        Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> bare.append(LETTERS.getOrDefault(c, Character.toString(c))));
        return bare.toString();
    }
}
