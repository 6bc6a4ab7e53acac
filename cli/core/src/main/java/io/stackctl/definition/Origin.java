package io.stackctl.definition;

import io.stackctl.failure.Location;
import java.util.List;

/**
 * Where an effective value came from.
 *
 * @param path the key path to it
 * @param value the value as text, such as {@code nginx:1.27}
 * @param location where it was written; the line is 0 for a value of an env file, the whole place
 *     is {@link Location#NONE} for a default
 * @param written the value as it was written, with its variables; empty when that is no single text
 * @param variables the variables in it
 * @param overridden what earlier files said, the latest first
 */
public record Origin(
        String path,
        String value,
        Location location,
        String written,
        List<Variable> variables,
        List<Overridden> overridden) {

    /**
     * A variable that was replaced.
     *
     * @param value its value; empty when it is not set
     * @param source who set it
     */
    public record Variable(String name, String value, Source source) {}

    /** Who set a variable. */
    public enum Source {
        PROCESS,
        ENV_FILE,
        NOBODY
    }

    /** A value that does not count any more. */
    public record Overridden(String value, Location location) {}
}
