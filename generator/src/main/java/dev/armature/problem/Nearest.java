package dev.armature.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped word was meant to be. */
public final class Nearest {
    private static final int SHORTEST = 3;

    private Nearest() {}

    /** The word nearest to {@code typed}, when one is near enough to be meant. */
    public static Optional<String> to(String typed, Collection<String> words) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        int limit = Math.max(1, Math.min(wanted.length(), 12) / 3);
        Optional<String> nearest = words.stream()
                .filter(word -> Math.abs(word.length() - wanted.length()) <= limit)
                .filter(word -> distance(wanted, word.toLowerCase(Locale.ROOT)) <= limit)
                .min(Comparator.comparingInt((String word) -> distance(wanted, word.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
        return nearest.isPresent() ? nearest : begun(wanted, words);
    }

    /** The only word that begins so: {@code uniq} is {@code unique}. */
    private static Optional<String> begun(String wanted, Collection<String> words) {
        List<String> longer = words.stream()
                .filter(word -> wanted.length() >= SHORTEST && word.startsWith(wanted))
                .toList();
        return longer.size() == 1 ? Optional.of(longer.get(0)) : Optional.empty();
    }

    /** Edits from one word to the other; two swapped neighbours are one edit. */
    private static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int replace = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
