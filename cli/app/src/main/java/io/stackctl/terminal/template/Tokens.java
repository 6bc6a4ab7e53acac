package io.stackctl.terminal.template;

import java.util.ArrayList;
import java.util.List;

/** The words of one action: {@code json .Name} becomes {@code json} and {@code .Name}. */
final class Tokens {

    private final List<String> words = new ArrayList<>();
    private int position;

    Tokens(String action) {
        int at = 0;
        while (at < action.length()) {
            char letter = action.charAt(at);
            if (Character.isWhitespace(letter)) {
                at++;
            } else {
                int end = end(action, at);
                words.add(action.substring(at, end));
                at = end;
            }
        }
    }

    private static int end(String action, int start) {
        char first = action.charAt(start);
        if (first == '"' || first == '`') {
            int end = start + 1;
            while (end < action.length() && action.charAt(end) != first) {
                end += first == '"' && action.charAt(end) == '\\' ? 2 : 1;
            }
            if (end >= action.length()) {
                throw new InvalidTemplateException("unterminated quoted string");
            }
            return end + 1;
        }
        if (first == '|' || first == '(' || first == ')') {
            return start + 1;
        }
        int end = start;
        while (end < action.length() && " \t\n|()\"`".indexOf(action.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    boolean isEmpty() {
        return position == words.size();
    }

    String peek() {
        return isEmpty() ? "" : words.get(position);
    }

    String next() {
        return words.get(position++);
    }

    /** Goes on if that word is next. */
    boolean skip(String word) {
        boolean found = peek().equals(word);
        if (found) {
            position++;
        }
        return found;
    }
}
