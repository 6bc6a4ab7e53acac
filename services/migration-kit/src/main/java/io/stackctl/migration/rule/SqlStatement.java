package io.stackctl.migration.rule;

import java.util.List;

/**
 * One statement of a file.
 *
 * @param text without the semicolon at its end
 * @param line where it begins, from 1
 * @param words its words in lower case, without names in quotes, texts and comments
 */
record SqlStatement(String text, int line, List<String> words) {
    SqlStatement {
        words = List.copyOf(words);
    }

    /** Whether it would end the transaction that the migration runs in, or begin another one. */
    boolean controlsTransaction() {
        return switch (word(0)) {
            case "begin", "commit", "end", "abort" -> true;
            case "start", "prepare" -> word(1).equals("transaction");
            case "rollback" -> !words.contains("to");
            default -> false;
        };
    }

    /** Whether it wants data that follows it, which a server alone cannot give it. */
    boolean readsInput() {
        return word(0).equals("copy") && words.contains("stdin");
    }

    private String word(int at) {
        return at < words.size() ? words.get(at) : "";
    }
}
