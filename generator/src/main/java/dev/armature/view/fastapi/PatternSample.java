package dev.armature.view.fastapi;

/** A text that a pattern matches: the shortest one, of the first alternatives. */
final class PatternSample {
    private final String pattern;
    private int at;

    private PatternSample(String pattern) {
        this.pattern = pattern;
    }

    /** A text that the whole of {@code pattern} matches. */
    static String of(String pattern) {
        return new PatternSample(pattern).alternatives();
    }

    private String alternatives() {
        String first = sequence();
        while (peek('|')) {
            at++;
            sequence();
        }
        return first;
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
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> set();
            case '\\' -> escape();
            case '.' -> "a";
            case '^', '$' -> "";
            default -> String.valueOf(c);
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
            case 'd' -> "1";
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
            char c = pattern.charAt(at++);
            String one = c == '\\' ? escape() : String.valueOf(c);
            first = first.isEmpty() ? one : first;
        }
        String inside = pattern.substring(start, at++);
        return negated ? outside(inside) : first;
    }

    private static String outside(String inside) {
        return "aA1 -_.é"
                .chars()
                .mapToObj(Character::toString)
                .filter(c -> c.matches("[^" + inside + "]"))
                .findFirst()
                .orElse("~");
    }

    private int times() {
        if (at >= pattern.length()) {
            return 1;
        }
        int times = switch (pattern.charAt(at)) {
            case '*', '?' -> 0;
            case '+' -> 1;
            case '{' -> least();
            default -> -1;
        };
        if (times < 0) {
            return 1;
        }
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
