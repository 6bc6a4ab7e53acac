package io.stackctl.swarm.action;

import io.stackctl.cluster.LastLines;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.stream.LogLines;
import io.stackctl.failure.StackException;

/** What a task wrote last, for an error that says why it failed. */
final class TaskOutput {

    private TaskOutput() {}

    /** Its last lines; empty where the machine does not tell. */
    static String last(EngineApi api, Json task) {
        boolean terminal = task.get("Spec", "ContainerSpec").flag("TTY");
        var call =
                ApiCall.get("/tasks/" + ApiCall.segment(task.required("ID")) + "/logs")
                        .query("stdout", true)
                        .query("stderr", true)
                        .query("tail", LastLines.COUNT);
        var lines = new LastLines();
        try {
            api.read(
                    call,
                    body ->
                            LogLines.read(
                                    body,
                                    terminal,
                                    false,
                                    line -> lines.add(line.text().toString())));
        } catch (StackException untold) {
            return "";
        }
        return lines.toString();
    }
}
