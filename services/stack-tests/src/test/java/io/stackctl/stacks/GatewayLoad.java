package io.stackctl.stacks;

import io.stackctl.docker.EngineMachines;
import io.stackctl.docker.SwarmMachines;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A load on gateways of machines that only their own network leads to. */
final class GatewayLoad implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final List<String> lines = new ArrayList<>();
    private long marked = System.currentTimeMillis();

    private GatewayLoad(Process process) {
        this.process = process;
        this.said = process.inputReader();
    }

    /** Begins with the gateways of these machines. */
    static GatewayLoad on(SwarmMachines machines, int... numbers) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var command =
                machines.beside(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        classes(),
                        LoadOnGateways.class.getName());
        for (int machine : numbers) {
            var host = EngineMachines.networkAddress(machine);
            command.command().add("http://" + host + ":8000/");
        }
        return new GatewayLoad(command.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    private static String classes() {
        var source = LoadOnGateways.class.getProtectionDomain().getCodeSource();
        return Path.of(source.getLocation().getPath()).toString();
    }

    /** Waits until so many more requests have been answered. */
    void await(long more) throws Exception {
        long enough = total() + more;
        Eventually.holds(more + " more requests", () -> total() >= enough);
    }

    private long total() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        long total = readTotal();
        if (total < 0) {
            throw new IOException("the load has ended: " + lines);
        }
        return total;
    }

    /** The next one; less than 0 when there is no further. */
    private long readTotal() throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("total ")) {
                return Long.parseLong(line.substring("total ".length()));
            }
            lines.add(line);
        }
        return -1;
    }

    /** From now on counts how long after something requests were slow. */
    void mark() {
        marked = System.currentTimeMillis();
    }

    /**
     * What came of it.
     *
     * @param slowFor milliseconds from the mark to the last answer that took more than a second
     */
    record Ended(long requests, List<String> slow, List<String> failures, long slowFor) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d requests, %d failed, %d took more than a second",
                    requests,
                    failures.size(),
                    slow.size());
        }
    }

    /** Ends it, and waits for the last answers. */
    Ended end() throws IOException {
        process.getOutputStream().close();
        long total = 0;
        for (long read = readTotal(); read >= 0; read = readTotal()) {
            total = read;
        }
        var slow = lines.stream().filter(line -> line.contains(" slow ")).toList();
        var failures = lines.stream().filter(line -> !line.contains(" slow ")).toList();
        long last = marked;
        for (var line : slow) {
            last = Math.max(last, Long.parseLong(line.split(" ", 2)[0]));
        }
        return new Ended(total, slow, failures, last - marked);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
