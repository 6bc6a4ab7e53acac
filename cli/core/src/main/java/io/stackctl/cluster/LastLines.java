package io.stackctl.cluster;

import java.util.ArrayDeque;

/** The last lines that a container wrote, for an error that says why it failed. */
public final class LastLines {

    /** How many are kept. */
    public static final int COUNT = 10;

    /** As many characters of a line as say something. */
    public static final int LONGEST = 500;

    private final ArrayDeque<String> lines = new ArrayDeque<>(COUNT);

    /** Takes the next. */
    public void add(String line) {
        if (lines.size() == COUNT) {
            lines.removeFirst();
        }
        var begin = line.substring(0, Math.min(line.length(), LONGEST));
        lines.add(begin.stripTrailing());
    }

    /** Each on a line of its own behind a line break; empty where there was none. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        lines.forEach(line -> text.append("\n  | ").append(line));
        return text.toString();
    }
}
