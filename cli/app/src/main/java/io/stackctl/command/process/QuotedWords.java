package io.stackctl.command.process;

import io.stackctl.command.BadUsage;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into words as a shell does: at blanks, but not within quotes or behind a backslash.
 */
final class QuotedWords {

    private QuotedWords() {}

    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (quote != 0) {
                if (letter == quote) {
                    quote = 0;
                } else if (letter == '\\' && quote == '"' && at + 1 < text.length()) {
                    at++;
                    word.append(text.charAt(at));
                } else {
                    word.append(letter);
                }
            } else if (letter == '\'' || letter == '"') {
                quote = letter;
                inWord = true;
            } else if (letter == '\\' && at + 1 < text.length()) {
                at++;
                word.append(text.charAt(at));
                inWord = true;
            } else if (Character.isWhitespace(letter)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else {
                word.append(letter);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw BadUsage.of("unterminated quote in: " + text);
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
