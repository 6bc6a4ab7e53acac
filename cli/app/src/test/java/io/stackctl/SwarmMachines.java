package io.stackctl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A Swarm of several machines on this one, the first of which is its manager. */
final class SwarmMachines implements AutoCloseable {

    private final EngineMachines machines;

    /**
     * Starts them.
     *
     * @param folder for sockets and logs
     */
    SwarmMachines(Path folder, int count) throws IOException, InterruptedException {
        machines = new EngineMachines(folder, count);
        try {
            join();
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void join() throws IOException, InterruptedException {
        docker(1, "swarm", "init", "--advertise-addr", "192.168.77.1");
        var token = docker(1, "swarm", "join-token", "-q", "worker").getFirst();
        for (int machine = 2; machine <= machines.count(); machine++) {
            docker(machine, "swarm", "join", "--token", token, "192.168.77.1:2377");
        }
    }

    /** What a process finds the engine of a machine by, the first of which is 1. */
    Map<String, String> variables(int machine) {
        return machines.variables(machine);
    }

    /** Lets Docker's client do something there, which has to succeed, and gives its lines. */
    List<String> docker(int machine, String... words) throws IOException, InterruptedException {
        return machines.docker(machine, words);
    }

    @Override
    public void close() throws IOException {
        machines.close();
    }
}
