package io.stackctl.workflow;

import java.io.IOException;

/** Processes of this machine that something can be said of. */
public final class TestProcess implements AutoCloseable {

    private final Process process;

    private TestProcess(Process process) {
        this.process = process;
    }

    /** One that waits. */
    public static TestProcess waiting() throws IOException {
        return new TestProcess(new ProcessBuilder("sleep", "600").start());
    }

    /** The identity of one that has ended. */
    public static String ended() throws IOException {
        try (var process = waiting()) {
            return process.identity();
        }
    }

    /** What tells it from others. */
    public String identity() throws IOException {
        return ProcessIdentity.of(process.pid());
    }

    /** Sends it a signal, and waits until it shows. */
    public void signal(String name, String state) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        while (!ProcessIdentity.stateOf(process.pid()).equals(state)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
