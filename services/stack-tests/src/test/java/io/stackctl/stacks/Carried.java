package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.docker.SwarmMachines;
import java.nio.file.Files;
import java.util.List;

/**
 * Images that are made on this machine's engine, and carried to machines that reach nothing else.
 */
final class Carried {

    /** What the voting stack runs, by the names that it has without a registry. */
    static final List<String> VOTING =
            List.of(
                    "voting-vote-ui",
                    "voting-gateway",
                    "voting-vote",
                    "voting-result",
                    "voting-result-ui",
                    "voting-worker",
                    "redis:7",
                    "postgres:15");

    private Carried() {}

    /** Has those of the voting stack here. */
    static void makeVoting() throws Exception {
        var here = Stack.bundled("voting").named("voting-swarm");
        here.run("build");
        // Redis and PostgreSQL come from elsewhere, or are made here where no registry has them.
        here.run("create", "redis", "db");
        here.run("down", "-v");
    }

    /** Brings them to some of the machines, the first of which is 1. */
    static void bring(List<String> images, SwarmMachines machines, int... onto) throws Exception {
        var tar = Files.createTempFile("images", ".tar");
        try {
            var save = new ProcessBuilder("docker", "save", "-o", tar.toString());
            save.command().addAll(images);
            assertEquals(0, save.inheritIO().start().waitFor());
            for (int machine : onto) {
                machines.docker(machine, "load", "-q", "-i", tar.toString());
            }
        } finally {
            Files.delete(tar);
        }
    }
}
