package io.stackctl.definition.shape;

import io.stackctl.failure.InvalidValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words: quotes and backslashes count, variables do not. As with Docker Compose,
 * the line ends at an unquoted {@code ; & | < >}, since no shell will read what follows.
 */
public final class ShellWords {

    private final StringBuilder word = new StringBuilder();
    private final List<String> words = new ArrayList<>();
    private boolean inWord;
    private boolean escaped;
    private boolean single;
    private boolean doubled;
    private boolean backtick;
    private boolean dollar;

    private ShellWords() {}

    /** The words of a line; {@link InvalidValueException} if a quote or parenthesis stays open. */
    public static List<String> split(String line) {
        var words = new ShellWords();
        for (var i = 0; i < line.length(); i++) {
            if (!words.take(line.charAt(i))) {
                break;
            }
        }
        return words.end(line);
    }

    private boolean take(char c) {
        if (escaped) {
            add(c == 't' ? '\t' : c == 'n' ? '\n' : c);
            escaped = false;
            return true;
        }
        if (c == '\\') {
            if (single) {
                word.append(c);
            } else {
                escaped = true;
            }
            return true;
        }
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            blank(c);
            return true;
        }
        return special(c);
    }

    private void blank(char c) {
        if (quoted()) {
            word.append(c);
        } else if (inWord) {
            finish();
        }
    }

    private boolean special(char c) {
        switch (c) {
            case '`' -> {
                if (!single && !doubled && !dollar) {
                    backtick = !backtick;
                }
            }
            case ')' -> {
                if (!single && !doubled && !backtick) {
                    dollar = !dollar;
                }
            }
            case '(' -> {
                if (!single && !doubled && !backtick) {
                    if (dollar || word.isEmpty() || word.charAt(word.length() - 1) != '$') {
                        throw invalid("an unquoted '('");
                    }
                    dollar = true;
                }
            }
            case '"' -> {
                if (!single && !dollar) {
                    inWord |= doubled;
                    doubled = !doubled;
                    return true;
                }
            }
            case '\'' -> {
                if (!doubled && !dollar) {
                    inWord |= single;
                    single = !single;
                    return true;
                }
            }
            case ';', '&', '|', '<', '>' -> {
                if (!quoted()) {
                    if (c == '>' && !word.isEmpty() && Character.isDigit(word.charAt(0))) {
                        inWord = false;
                    }
                    return false;
                }
            }
            default -> {}
        }
        add(c);
        return true;
    }

    private boolean quoted() {
        return single || doubled || backtick || dollar;
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void finish() {
        words.add(word.toString());
        word.setLength(0);
        inWord = false;
    }

    private List<String> end(String line) {
        if (inWord) {
            finish();
        }
        if (escaped || quoted()) {
            throw invalid("'" + line + "' has a quote that is not closed");
        }
        return words;
    }

    private static InvalidValueException invalid(String what) {
        return new InvalidValueException(
                "invalid command line string: " + what,
                "write the command as a list, such as [\"sh\", \"-c\", \"…\"]");
    }
}
