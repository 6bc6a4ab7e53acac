package io.stackctl.swarm.action;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.stream.LogLines;
import io.stackctl.failure.StackException;
import java.util.ArrayDeque;

/** What a task wrote last, for an error that says why it failed. */
final class LastLines {

    private static final int LINES = 10;

    private LastLines() {}

    /** Each on a line of its own behind a line break; empty where the machine does not tell. */
    static String of(EngineApi api, Json task) {
        boolean terminal = task.get("Spec", "ContainerSpec").flag("TTY");
        var call =
                ApiCall.get("/tasks/" + ApiCall.segment(task.required("ID")) + "/logs")
                        .query("stdout", true)
                        .query("stderr", true)
                        .query("tail", LINES);
        var lines = new ArrayDeque<String>();
        try {
            api.read(
                    call,
                    body ->
                            LogLines.read(
                                    body,
                                    terminal,
                                    false,
                                    line -> {
                                        lines.add(line.text().toString().stripTrailing());
                                        if (lines.size() > LINES) {
                                            lines.removeFirst();
                                        }
                                    }));
        } catch (StackException untold) {
            return "";
        }
        var text = new StringBuilder();
        lines.forEach(line -> text.append("\n  | ").append(line));
        return text.toString();
    }
}
