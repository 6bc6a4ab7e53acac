package io.stackctl.command;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;

/** Failures of a command line that cannot be understood. */
public final class BadUsage {

    private BadUsage() {}

    public static StackException of(String message) {
        return of(message, "");
    }

    public static StackException of(String message, String remedy) {
        return new StackException(new Failure.InvalidRequest(message, remedy));
    }

    /** An output form that there is not. */
    public static StackException format(String word) {
        return of(
                "format value \"" + word + "\" could not be parsed: parsing failed",
                "Write table or json.");
    }
}
