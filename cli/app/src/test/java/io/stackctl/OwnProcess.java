package io.stackctl;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** stackctl in a process of its own, which signals reach as they reach a user's. */
final class OwnProcess implements AutoCloseable {

    /** Beyond it something hangs, also on a busy machine. */
    private static final Duration MOST_SILENT = Duration.ofMinutes(5);

    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();

    private OwnProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts one in a folder; it has nothing to read, and no terminal. */
    static OwnProcess start(Path folder, String... arguments) throws IOException {
        return start(Map.of(), folder, arguments);
    }

    /** The same with variables of its environment. */
    static OwnProcess start(Map<String, String> variables, Path folder, String... arguments)
            throws IOException {
        return start(builder(folder, arguments), variables);
    }

    /**
     * Starts one of another user, by root. It may read the classes, wherever they lie, and has no
     * other right.
     */
    static OwnProcess startAs(
            int user, int group, Map<String, String> variables, Path folder, String... arguments)
            throws IOException {
        var builder = builder(folder, arguments);
        builder.command()
                .addAll(
                        0,
                        List.of(
                                "setpriv",
                                "--reuid=" + user,
                                "--regid=" + group,
                                "--clear-groups",
                                "--inh-caps=+dac_read_search",
                                "--ambient-caps=+dac_read_search"));
        return start(builder, variables);
    }

    private static OwnProcess start(ProcessBuilder builder, Map<String, String> variables)
            throws IOException {
        builder.redirectErrorStream(true).environment().putAll(variables);
        var process = builder.start();
        process.getOutputStream().close();
        return new OwnProcess(process);
    }

    /** Starts one on a terminal of its own, by script(1), for whoever types. */
    static OwnProcess onTerminal(Path folder, String... arguments) throws IOException {
        return onTerminal(Map.of(), folder, arguments);
    }

    /** The same with variables of its environment. */
    static OwnProcess onTerminal(Map<String, String> variables, Path folder, String... arguments)
            throws IOException {
        return onTerminal(variables, folder, "exec " + words(folder, arguments));
    }

    /** The same whose standard output is a pipe, and the rest the terminal. */
    static OwnProcess pipedOnTerminal(Path folder, String... arguments) throws IOException {
        return onTerminal(Map.of(), folder, words(folder, arguments) + " | cat");
    }

    private static String words(Path folder, String... arguments) {
        return builder(folder, arguments).command().stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
    }

    private static OwnProcess onTerminal(Map<String, String> variables, Path folder, String line)
            throws IOException {
        var builder =
                new ProcessBuilder("script", "-qfec", line, "/dev/null")
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment().putAll(variables);
        builder.environment().put("TERM", "xterm");
        builder.environment().put("SHELL", "/bin/sh");
        return new OwnProcess(builder.start());
    }

    /** Types on its terminal. */
    void type(String keys) throws IOException {
        var typing = process.getOutputStream();
        typing.write(keys.getBytes(StandardCharsets.US_ASCII));
        typing.flush();
    }

    /** Gives its terminal another size. */
    void resize(int columns, int rows) throws IOException, InterruptedException {
        var terminal = terminal();
        var stty =
                new ProcessBuilder(
                        "stty",
                        "-F",
                        terminal.toString(),
                        "cols",
                        String.valueOf(columns),
                        "rows",
                        String.valueOf(rows));
        if (stty.start().waitFor() != 0) {
            throw new IOException("cannot resize " + terminal);
        }
    }

    private Path terminal() throws IOException {
        for (var child : process.descendants().toList()) {
            var input = Path.of("/proc/" + child.pid() + "/fd/0");
            if (Files.exists(input) && input.toRealPath().startsWith("/dev/pts")) {
                return input.toRealPath();
            }
        }
        throw new IOException("nothing of it has a terminal");
    }

    /** One that is not started yet. */
    static ProcessBuilder builder(Path folder, String... arguments) {
        // A shell lets what it starts in the background ignore interrupts, tests and all.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", classPath(), "io.stackctl.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    /** Some test runners have a class loader of their own. */
    private static String classPath() {
        return Main.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"))
                : System.getProperty("java.class.path");
    }

    /** Runs one to its end, which has to be a good one. */
    static List<String> run(Path folder, String... arguments) throws Exception {
        try (var process = start(folder, arguments)) {
            int code = process.end();
            if (code != 0) {
                throw new AssertionError(
                        String.join(" ", arguments) + ": exit code " + code + process.lines);
            }
            return process.lines;
        }
    }

    /** The next line of its output; empty when it has ended. */
    Optional<String> line() throws IOException, InterruptedException {
        awaitOutput();
        var line = output.readLine();
        if (line != null) {
            lines.add(line);
        }
        return Optional.ofNullable(line);
    }

    /** A read cannot be interrupted, so that nothing would end a test whose process hangs. */
    private void awaitOutput() throws IOException, InterruptedException {
        long until = System.nanoTime() + MOST_SILENT.toNanos();
        while (process.isAlive() && !output.ready()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("neither ends nor says more than " + lines);
            }
            process.waitFor(5, TimeUnit.MILLISECONDS);
        }
    }

    /** Reads until a line has these words. */
    void awaitLine(String words) throws IOException, InterruptedException {
        for (var line = line(); !line.map(text -> text.contains(words)).orElse(false); ) {
            if (line.isEmpty()) {
                throw new AssertionError("ended without '" + words + "': " + lines);
            }
            line = line();
        }
    }

    /** Sends a signal, such as {@code INT}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    /** Reads what is left, and gives the exit code: 128 and its number after a signal. */
    int end() throws IOException, InterruptedException {
        while (line().isPresent()) {
            // Read only so that it is not held up.
        }
        return process.waitFor();
    }

    /** Whether it ends by itself within some time; its output is read meanwhile. */
    boolean endsWithin(Duration time) throws IOException, InterruptedException {
        return endsOrHasSaid(Integer.MAX_VALUE, time);
    }

    /** Whether it ends by itself before it has said so many lines, and within some time. */
    boolean endsOrHasSaid(int count, Duration time) throws IOException, InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        while (process.isAlive() && lines.size() < count && System.nanoTime() < until) {
            if (output.ready()) {
                line();
            } else {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
        }
        return !process.isAlive();
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
