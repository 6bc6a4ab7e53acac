package io.stackctl.kubernetes;

import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.state.PodFacts;
import io.stackctl.model.name.StackName;
import java.util.ArrayList;
import java.util.List;

/** Runs processes in the pods of a namespace. */
final class PodExec {

    private final ApiClient api;
    private final ApiPath pods;
    private final EventSink events;

    /**
     * Prepares.
     *
     * @param events is told what the user should know
     */
    PodExec(ApiClient api, String namespace, EventSink events) {
        this.api = api;
        this.pods = ApiPath.of("v1", namespace, "pods");
        this.events = events;
    }

    /**
     * Runs one.
     *
     * @throws StackException when the pod does not run, or the cluster refuses
     */
    PodProcess run(StackName stack, RunningPod meant, ExecSpec spec) {
        var pod = meant.of(api, pods, stack);
        var path =
                pods.child(PodFacts.name(pod))
                        .child("exec")
                        .query("container", PodFacts.container(pod))
                        .query("stdin", String.valueOf(spec.stdin()))
                        .query("stdout", "true")
                        // A terminal has one output.
                        .query("stderr", String.valueOf(!spec.terminal()))
                        .query("tty", String.valueOf(spec.terminal()));
        for (var word : command(spec)) {
            path = path.query("command", word);
        }
        return new PodProcess(api.join(path), this::tellThatInputGoesOn);
    }

    private void tellThatInputGoesOn() {
        events.accept(
                new Event.Warning(
                        "the input has ended, and a Kubernetes before 1.30 cannot tell a process"
                                + " so: one that reads to its end goes on waiting"));
    }

    /**
     * Refuses what the API has no field for: a process is started as its container was.
     *
     * @throws StackException with the way that there is
     */
    static void requirePossible(ExecSpec spec) {
        if (!spec.user().isEmpty()) {
            throw refused("--user", "su USER -c COMMAND, where the image has it and runs as root");
        }
        if (!spec.workingDirectory().isEmpty()) {
            throw refused("--workdir", "sh -c 'cd FOLDER && exec COMMAND'");
        }
        if (spec.privileged()) {
            throw refused(
                    "--privileged", "kubectl debug node/NODE -it --image IMAGE --profile sysadmin");
        }
    }

    private static StackException refused(String flag, String help) {
        return new StackException(
                new InvalidRequest(
                        flag + " is not there on Kubernetes: a process is as its container is",
                        help));
    }

    /** The API knows no variables either; {@code env}, which images have, sets them. */
    private static List<String> command(ExecSpec spec) {
        if (spec.environment().isEmpty()) {
            return spec.command();
        }
        var command = new ArrayList<String>();
        command.add("env");
        spec.environment().forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(spec.command());
        return command;
    }
}
