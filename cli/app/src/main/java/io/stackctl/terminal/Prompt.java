package io.stackctl.terminal;

import io.stackctl.terminal.device.Console;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Asks a question that yes or no answers. */
public final class Prompt {

    /** Input may have no end; no yes is as long, blanks in front of it included. */
    private static final int LONGEST_ANSWER = 100;

    private final Console console;

    public Prompt(Console console) {
        this.console = console;
    }

    /**
     * Asks. Without a terminal the question goes to standard output, and one word of standard input
     * is the answer, so that {@code yes | stackctl …} works; an end of input is a no.
     */
    public boolean ask(String question) {
        boolean terminal = console.tty().inputIsTerminal() && console.tty().outputIsTerminal();
        console.out().print(terminal ? "? " + question + " [y/N] " : question);
        console.out().flush();
        return switch (word(console.in()).toLowerCase(Locale.ROOT)) {
            case "y", "yes", "true", "1", "t" -> true;
            default -> false;
        };
    }

    /** Reads no more than the word: what follows may answer the next question. */
    private static String word(InputStream in) {
        var word = new StringBuilder();
        try {
            for (int count = 0; count < LONGEST_ANSWER; count++) {
                int letter = in.read();
                if (letter >= 0 && !Character.isWhitespace(letter)) {
                    word.append((char) letter);
                } else if (letter < 0 || letter == '\n' || !word.isEmpty()) {
                    return word.toString();
                }
            }
        } catch (IOException unreadable) {
            // Nobody can answer, which is a no.
            return "";
        }
        return "";
    }
}
