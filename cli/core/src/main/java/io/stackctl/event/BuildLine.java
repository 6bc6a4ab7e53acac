package io.stackctl.event;

/**
 * Something that a builder tells.
 *
 * @param step what the step is known by within its build; empty where a builder only has lines
 * @param title the step's name, such as {@code [build 2/3] RUN make}
 * @param at for output, how many seconds after the step's begin it came, such as {@code 0.312}
 * @param text a line of output, the name of a part that is done, how long a step took ({@code
 *     1.4s}), or why it failed
 */
public record BuildLine(String step, String title, Kind kind, String at, String text) {

    /** What is told. */
    public enum Kind {
        BEGUN,
        OUTPUT,
        PART,
        CACHED,
        DONE,
        FAILED
    }

    /** A line of a builder that has no steps. */
    public static BuildLine of(String text) {
        return new BuildLine("", "", Kind.OUTPUT, "", text);
    }

    /** The same in words, without what it is about. */
    @Override
    public String toString() {
        return switch (kind) {
            case BEGUN -> title;
            case OUTPUT -> at.isEmpty() ? text : at + " " + text;
            case PART -> text + " done";
            case CACHED -> "CACHED";
            case DONE -> "DONE " + text;
            case FAILED -> "ERROR: " + text;
        };
    }
}
