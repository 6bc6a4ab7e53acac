package io.stackctl.swarm.state;

import io.stackctl.docker.json.Json;

/** Where a task stands among those of its service, by which a swarm calls it: its last word. */
public final class TaskPlace {

    private TaskPlace() {}

    /** Its number; of a service that every machine has one task of, the machine's id. */
    public static String of(Json task) {
        return task.number("Slot") == 0 ? task.text("NodeID") : task.text("Slot");
    }
}
