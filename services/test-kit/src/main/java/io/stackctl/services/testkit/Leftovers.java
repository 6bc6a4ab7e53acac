package io.stackctl.services.testkit;

import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * Sees to it that nothing stays: containers go when the tests' process ends in whatever order, and
 * those of a process that was killed when the next one begins.
 */
final class Leftovers {

    private static final String OWNER = "io.stackctl.test.owner";

    private Leftovers() {}

    /** Who will remove a container: this process, by its number and the time of its start. */
    static Map<String, String> labels() {
        return Map.of(OWNER, name(ProcessHandle.current()));
    }

    private static String name(ProcessHandle process) {
        long started = process.info().startInstant().map(at -> at.toEpochMilli()).orElse(0L);
        return process.pid() + "-" + started;
    }

    /** Also for a container that is not closed, because a test or its start failed. */
    static void removeAtTheEnd(GenericContainer<?> container) {
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
    }

    /** Removes what processes left that are no more, with its volumes. */
    static void remove() {
        var engine = DockerClientFactory.lazyClient();
        var found =
                engine.listContainersCmd().withShowAll(true).withLabelFilter(List.of(OWNER)).exec();
        for (var container : found) {
            var labels = container.getLabels();
            if (labels != null && !lives(labels.getOrDefault(OWNER, ""))) {
                engine.removeContainerCmd(container.getId())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
            }
        }
    }

    private static boolean lives(String owner) {
        return ProcessHandle.allProcesses().anyMatch(process -> name(process).equals(owner));
    }
}
