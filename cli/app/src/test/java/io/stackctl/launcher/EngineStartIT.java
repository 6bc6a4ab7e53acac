package io.stackctl.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackctl.docker.EngineMachines;
import io.stackctl.launcher.Checkout.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher on a machine whose engine does not run: namespaces hide the real one, its network
 * and its data, and end whatever was started in them.
 */
class EngineStartIT {

    private static final String STARTING =
            "stackctl: starting the Docker Engine in the background (its log is"
                    + " /var/log/stackctl-dockerd.log)\n";

    @TempDir Path folder;

    @BeforeEach
    void lay_out_a_checkout() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/sbin/dockerd")), "this machine has no dockerd");
        assumeTrue(EngineMachines.canBeMade(), "namespaces cannot be made here");
        var checkout = Checkout.in(folder);
        checkout.run("", "version");
    }

    @Test
    void it_is_started_and_outlives_the_launcher() throws Exception {
        var outcome =
                onItsOwnMachine("./stackctl ps 2>&1 | grep ^stackctl:", "answers && echo answers");

        assertEquals(STARTING + "answers\n", outcome.out());
    }

    @Test
    void a_running_one_is_left_alone() throws Exception {
        var outcome = onItsOwnMachine("./stackctl ps 2>/dev/null", "./stackctl ps");

        assertEquals("", outcome.err());
    }

    @Test
    void one_that_was_killed_is_started_again() throws Exception {
        var outcome =
                onItsOwnMachine(
                        "./stackctl ps 2>/dev/null",
                        "kill -9 $(cat /run/docker.pid)",
                        "while [ -e /proc/$(cat /run/docker.pid) ]; do sleep 0.1; done",
                        "./stackctl ps");

        assertEquals(STARTING, outcome.err());
    }

    @Test
    void one_that_cannot_start_says_why() throws Exception {
        var outcome =
                onItsOwnMachine(
                        "printf '#!/bin/sh\\necho no such storage; exit 1\\n' >tools/dockerd",
                        "chmod +x tools/dockerd",
                        "./stackctl ps");

        assertTrue(outcome.err().contains("no such storage"), outcome.err());
        assertEquals(1, outcome.exitCode());
    }

    @Test
    void none_is_started_where_set_up_is_forbidden() throws Exception {
        var outcome = onItsOwnMachine("STACKCTL_SETUP=no ./stackctl ps");

        assertEquals(
                "stackctl: no Docker Engine is running, and STACKCTL_SETUP=no forbids to start"
                        + " it\n",
                outcome.err());
    }

    @Test
    void none_is_started_for_a_verb_that_needs_none() throws Exception {
        var outcome = onItsOwnMachine("./stackctl -p ps config", "answers || echo none");

        assertEquals("", outcome.err());
        assertTrue(outcome.out().endsWith("none\n"), outcome.out());
    }

    @Test
    void none_is_started_where_another_engine_is_chosen() throws Exception {
        var outcome =
                onItsOwnMachine(
                        "DOCKER_HOST=tcp://127.0.0.1:1 ./stackctl ps", "answers || echo none");

        assertEquals("", outcome.err());
        assertTrue(outcome.out().endsWith("none\n"), outcome.out());
    }

    private Outcome onItsOwnMachine(String... commands) throws IOException, InterruptedException {
        var script =
                """
                mount --make-rprivate /
                mount -t proc proc /proc
                mount -t tmpfs tmpfs /run
                mount -t tmpfs tmpfs /var/log
                mkdir -p /var/lib/docker && mount -t tmpfs tmpfs /var/lib/docker
                answers() { perl -MIO::Socket::UNIX -e 'exit !IO::Socket::UNIX->new("/run/docker.sock")'; }
                cd '%s'
                """
                        .formatted(folder);
        var builder =
                new ProcessBuilder(
                        List.of(
                                "unshare",
                                "--mount",
                                "--net",
                                "--pid",
                                "--fork",
                                "--kill-child",
                                "bash",
                                "-c",
                                script + String.join("\n", commands)));
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("DOCKER_"));
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        environment.put("PATH", folder.resolve("tools") + ":" + environment.get("PATH"));
        return Outcome.of(builder.start());
    }
}
