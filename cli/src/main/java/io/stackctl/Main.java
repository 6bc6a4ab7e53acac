package io.stackctl;

import io.stackctl.command.Stackctl;
import io.stackctl.terminal.Console;
import io.stackctl.terminal.NativeTty;
import io.stackctl.workflow.Checkout;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The entry point. */
public final class Main {

    private static final int BUFFER = 8192;

    private Main() {}

    /**
     * Runs one command line and ends the process with its exit code.
     *
     * @param args the words after {@code stackctl}
     */
    public static void main(String[] args) {
        int exitCode = stackctl().execute(args);
        // Everything is flushed and closed by now. System.exit would log itself first, for which it
        // looks for a logging
        // service in every jar: half the time of a short verb.
        Runtime.getRuntime().halt(exitCode);
    }

    /** The tool on this process's streams, folder and environment. */
    static Stackctl stackctl() {
        var console =
                new Console(
                        new FileInputStream(FileDescriptor.in),
                        stream(FileDescriptor.out),
                        stream(FileDescriptor.err),
                        System.getenv(),
                        Path.of("").toAbsolutePath(),
                        new NativeTty());
        Optional<Checkout> checkout = checkout();
        var verbs = new Wiring(new LocalToolbox(console.environment()), checkout);
        return new Stackctl(console, verbs, checkout);
    }

    /** The launcher says where the repository lies. */
    private static Optional<Checkout> checkout() {
        return Optional.ofNullable(System.getProperty("stackctl.home"))
                .map(home -> new Checkout(Path.of(home)));
    }

    /**
     * Always UTF-8: in the POSIX locale, which containers and CI have, Java would print question
     * marks.
     */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
                false,
                StandardCharsets.UTF_8);
    }
}
