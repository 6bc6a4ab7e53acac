package io.stackctl.failure;

import java.util.Optional;

/** Finds what a mistyped word was probably meant to be. */
public final class NearestName {

    private NearestName() {}

    /**
     * The candidate with the fewest edits to {@code word}, if few enough for a typing mistake: one
     * for words up to three letters, else a third of the length.
     */
    public static Optional<String> to(String word, Iterable<String> candidates) {
        var limit = Math.max(1, Math.min(3, word.length() / 3));
        String best = null;
        var bestDistance = limit + 1;
        for (var candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) > limit) {
                continue;
            }
            var distance = distance(word, candidate);
            if (distance < bestDistance && distance < candidate.length()) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Insertions, deletions, replacements and swaps of neighbours. */
    private static int distance(String left, String right) {
        var rows = new int[left.length() + 1][right.length() + 1];
        for (var i = 0; i <= left.length(); i++) {
            rows[i][0] = i;
        }
        for (var j = 0; j <= right.length(); j++) {
            rows[0][j] = j;
        }
        for (var i = 1; i <= left.length(); i++) {
            for (var j = 1; j <= right.length(); j++) {
                var same = left.charAt(i - 1) == right.charAt(j - 1);
                var least = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
                least = Math.min(least, rows[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    least = Math.min(least, rows[i - 2][j - 2] + 1);
                }
                rows[i][j] = least;
            }
        }
        return rows[left.length()][right.length()];
    }
}
