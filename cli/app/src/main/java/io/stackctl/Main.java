package io.stackctl;

import io.stackctl.command.CommandLineTool;
import io.stackctl.local.Settings;
import io.stackctl.terminal.device.BrokenPipe;
import io.stackctl.terminal.device.Console;
import io.stackctl.terminal.device.NativeTty;
import io.stackctl.terminal.device.PluginSocket;
import io.stackctl.terminal.device.ReportingOutput;
import io.stackctl.terminal.device.TextOutput;
import io.stackctl.workflow.source.Checkout;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
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
        int exitCode = run(args);
        // Everything is flushed by now, and what is open goes with the process: to close sockets
        // would load more than a short verb does. System.exit would log itself first, for which it
        // looks for a logging
        // service in every jar: half the time of a short verb.
        Runtime.getRuntime().halt(exitCode);
    }

    /**
     * Runs one command line. What is trained must be this, as a start pays for whatever the record
     * lacks.
     *
     * @param args the words after {@code stackctl}
     * @return the exit code
     */
    static int run(String[] args) {
        CommandLineTool stackctl = stackctl();
        Thread.setDefaultUncaughtExceptionHandler((_, cause) -> System.exit(stackctl.died(cause)));
        var unreadable = ProcessWords.unreadable(args);
        return unreadable.isPresent() ? stackctl.refuse(unreadable.get()) : stackctl.execute(args);
    }

    /** The tool on this process's streams, folder and environment. */
    static CommandLineTool stackctl() {
        Settings settings = settings();
        var console =
                new Console(
                        new FileInputStream(FileDescriptor.in),
                        stream(standardOutput()),
                        stream(new FileOutputStream(FileDescriptor.err)),
                        settings,
                        new NativeTty());
        Optional<Checkout> checkout = checkout();
        var signals = new Signals();
        PluginSocket.of(console.environment())
                .ifPresent(socket -> socket.whenClosed(signals::clientGone));
        var verbs = new Wiring(new LocalToolbox(settings, signals, checkout), checkout);
        return new CommandLineTool(console, verbs, checkout);
    }

    private static Settings settings() {
        return new Settings(
                UserEnvironment.ofThisProcess(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home", "/")),
                Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }

    /** The launcher says where the repository lies. */
    private static Optional<Checkout> checkout() {
        return Optional.ofNullable(System.getProperty("stackctl.home"))
                .map(home -> new Checkout(Path.of(home)));
    }

    private static TextOutput stream(OutputStream target) {
        return new TextOutput(new BufferedOutputStream(target, BUFFER));
    }

    /** Data: that it is lost must not be overlooked. */
    private static OutputStream standardOutput() {
        return new ReportingOutput(
                new FileOutputStream(FileDescriptor.out),
                "standard output",
                new BrokenPipe(Path.of("/proc/self/fd/1")));
    }
}
