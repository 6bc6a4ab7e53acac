package io.stackctl.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Swarm of several machines on this one, the first of which is its manager. */
public final class SwarmMachines implements AutoCloseable {

    private final EngineMachines machines;

    /**
     * Starts them.
     *
     * @param folder for sockets and logs
     */
    public SwarmMachines(Path folder, int count) throws IOException, InterruptedException {
        machines = new EngineMachines(folder, count);
        try {
            join();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void join() throws IOException, InterruptedException {
        docker(1, "swarm", "init", "--advertise-addr", EngineMachines.networkAddress(1));
        var token = docker(1, "swarm", "join-token", "-q", "worker").getFirst();
        for (int machine = 2; machine <= machines.count(); machine++) {
            docker(
                    machine,
                    "swarm",
                    "join",
                    "--token",
                    token,
                    EngineMachines.networkAddress(1) + ":2377");
        }
    }

    /** What a process finds the engine of a machine by, the first of which is 1. */
    public Map<String, String> variables(int machine) {
        return machines.variables(machine);
    }

    /** Lets Docker's client do something there, which has to succeed, and gives its lines. */
    public List<String> docker(int machine, String... words)
            throws IOException, InterruptedException {
        return machines.docker(machine, words);
    }

    /** See {@link EngineMachines#beside}. */
    public ProcessBuilder beside(String... words) {
        return machines.beside(words);
    }

    /** See {@link EngineMachines#lose}. */
    public void lose(int machine) throws IOException, InterruptedException {
        machines.lose(machine);
    }

    @Override
    public void close() throws IOException {
        machines.close();
    }
}
