package io.stackctl;

import io.stackctl.command.RootCommand;
import picocli.CommandLine;

/** The entry point. */
public final class Main {

    private Main() {}

    /**
     * Runs one command line and ends the process with its exit code.
     *
     * @param args the words after {@code stackctl}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new RootCommand()).execute(args));
    }
}
