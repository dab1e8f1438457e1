package dev.armature.view.fastapi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Texts that a pattern matches: the shortest one, of the first alternatives, and others by chance. */
final class PatternSample {
    private static final int ATTEMPTS = 2000;
    private static final int MORE = 4;
    /** How many letters of a range beyond ASCII are tried from each end on. */
    private static final int FOLLOWING = 8;

    private final String pattern;
    private final Optional<Random> chance;
    private int at;

    private PatternSample(String pattern, Optional<Random> chance) {
        this.pattern = pattern;
        this.chance = chance;
    }

    /** A text that the whole of {@code pattern} matches. */
    static String of(String pattern) {
        return new PatternSample(pattern, Optional.empty()).alternatives();
    }

    /** Up to {@code count} different texts, always the same for a pattern. */
    static List<String> several(String pattern, int count, int shortest, int longest) {
        Random random = new Random(1);
        Pattern whole = Pattern.compile(pattern);
        Set<String> found = new LinkedHashSet<>(List.of(of(pattern)));
        for (int i = 0; i < ATTEMPTS && found.size() < count; i++) {
            String text = new PatternSample(pattern, Optional.of(random)).alternatives();
            if (text.length() >= shortest
                    && text.length() <= longest
                    && whole.matcher(text).matches()) {
                found.add(text);
            }
        }
        return List.copyOf(found);
    }

    private String alternatives() {
        List<String> all = new ArrayList<>(List.of(sequence()));
        while (peek('|')) {
            at++;
            all.add(sequence());
        }
        return oneOf(all);
    }

    private String oneOf(List<String> all) {
        return all.get(chance.map(random -> random.nextInt(all.size())).orElse(0));
    }

    private String sequence() {
        StringBuilder out = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            String atom = atom();
            out.append(atom.repeat(times()));
        }
        return out.toString();
    }

    private String atom() {
        String letter = letter();
        return switch (letter) {
            case "(" -> group();
            case "[" -> set();
            case "\\" -> escape();
            case "." -> "a";
            case "^", "$" -> "";
            default -> letter;
        };
    }

    private String group() {
        if (peek('?')) {
            at = pattern.indexOf(pattern.charAt(at + 1) == 'P' ? '>' : ':', at) + 1;
        }
        String inner = alternatives();
        at++;
        return inner;
    }

    private String escape() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case 'd' ->
                chance.map(random -> Integer.toString(random.nextInt(10))).orElse("1");
            case 'w', 'S', 'D' -> "a";
            case 's', 'W' -> " ";
            case 'A', 'Z', 'b', 'B' -> "";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            default -> String.valueOf(c);
        };
    }

    private String set() {
        boolean negated = peek('^');
        if (negated) {
            at++;
        }
        int start = at;
        String first = "";
        while (at == start || pattern.charAt(at) != ']') {
            String one = letter();
            one = one.equals("\\") ? escape() : one;
            first = first.isEmpty() ? one : first;
        }
        String inside = pattern.substring(start, at++);
        return negated
                ? outside(inside)
                : chance.map(random -> oneOf(members(inside))).orElse(first);
    }

    /** The next letter, in one piece where Java has it in two. */
    private String letter() {
        String letter = Character.toString(pattern.codePointAt(at));
        at += letter.length();
        return letter;
    }

    /** Letters of a class: of ASCII, and those that it names with a few that follow each. */
    private static List<String> members(String inside) {
        IntStream named = inside.codePoints().flatMap(letter -> IntStream.range(letter, letter + FOLLOWING));
        List<String> members = IntStream.concat(IntStream.range(' ', '~'), named.filter(letter -> letter > '~'))
                .distinct()
                .filter(letter -> Character.isDefined(letter) && Character.getType(letter) != Character.SURROGATE)
                .mapToObj(Character::toString)
                .filter(Pattern.compile("[" + inside + "]").asMatchPredicate())
                .toList();
        return members.isEmpty() ? List.of("") : members;
    }

    private static String outside(String inside) {
        return "aA1 -_.é"
                .chars()
                .mapToObj(Character::toString)
                .filter(Pattern.compile("[^" + inside + "]").asMatchPredicate())
                .findFirst()
                .orElse("~");
    }

    private int times() {
        if (at >= pattern.length()) {
            return 1;
        }
        int least = switch (pattern.charAt(at)) {
            case '*', '?' -> 0;
            case '+' -> 1;
            case '{' -> least();
            default -> -1;
        };
        if (least < 0) {
            return 1;
        }
        int times = least + chance.map(random -> random.nextInt(MORE)).orElse(0);
        at = pattern.charAt(at) == '{' ? pattern.indexOf('}', at) + 1 : at + 1;
        if (peek('?') || peek('+')) {
            at++;
        }
        return times;
    }

    private int least() {
        String inside = pattern.substring(at + 1, pattern.indexOf('}', at));
        String least = inside.replaceFirst(",.*", "");
        return least.isEmpty() ? 0 : Integer.parseInt(least);
    }

    private boolean peek(char c) {
        return at < pattern.length() && pattern.charAt(at) == c;
    }
}
