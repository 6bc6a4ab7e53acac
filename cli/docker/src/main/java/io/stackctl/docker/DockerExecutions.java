package io.stackctl.docker;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.docker.stream.DetachableSession;
import io.stackctl.docker.stream.UpgradedSession;
import io.stackctl.engine.Executions;
import io.stackctl.engine.StreamSession;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ExecId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Further processes in containers of a Docker Engine. */
final class DockerExecutions implements Executions {

    private final EngineApi api;
    private final DetachKeys keys;

    DockerExecutions(EngineApi api, DetachKeys keys) {
        this.api = api;
        this.keys = keys;
    }

    @Override
    public ExecId create(ContainerId container, ExecSpec spec) {
        List<String> environment = new ArrayList<>();
        spec.environment().forEach((name, value) -> environment.add(name + "=" + value));
        Json body =
                new JsonBuilder()
                        .put("Cmd", Json.of(spec.command()))
                        .putIfAny("Env", environment)
                        .putIfAny("User", spec.user())
                        .putIfAny("WorkingDir", spec.workingDirectory())
                        .putIfTrue("Privileged", spec.privileged())
                        .putIfTrue("Tty", spec.terminal())
                        .putIfTrue("AttachStdin", spec.stdin())
                        .put("AttachStdout", true)
                        .put("AttachStderr", true)
                        .putIfAny("DetachKeys", spec.stdin() ? keys.orOf("") : "")
                        .build();
        return api.object(
                ApiCall.post("/containers/" + ApiCall.segment(container.value()) + "/exec")
                        .body(body),
                answer -> new ExecId(answer.required("Id")));
    }

    @Override
    public StreamSession start(ExecId execution, ExecSpec spec) {
        var session =
                new UpgradedSession(
                        api.upgrade(start(execution, false, spec.terminal())), spec.terminal());
        return spec.terminal() && spec.stdin()
                ? new DetachableSession(session, keys.typed())
                : session;
    }

    @Override
    public void startDetached(ExecId execution) {
        api.run(start(execution, true, false));
    }

    private static ApiCall start(ExecId execution, boolean detached, boolean terminal) {
        return ApiCall.post("/exec/" + ApiCall.segment(execution.value()) + "/start")
                .body(new JsonBuilder().put("Detach", detached).put("Tty", terminal).build());
    }

    @Override
    public void resizeTerminal(ExecId execution, int columns, int rows) {
        api.run(
                ApiCall.post("/exec/" + ApiCall.segment(execution.value()) + "/resize")
                        .query("w", columns)
                        .query("h", rows));
    }

    @Override
    public Optional<Integer> exitCode(ExecId execution) {
        return api.object(
                ApiCall.get("/exec/" + ApiCall.segment(execution.value()) + "/json"),
                DockerExecutions::exitCode);
    }

    private static Optional<Integer> exitCode(Json answer) {
        answer.required("Running");
        // An execution that has not begun has no exit code, though it does not run either.
        return answer.flag("Running") || answer.get("ExitCode").isEmpty()
                ? Optional.empty()
                : Optional.of((int) answer.number("ExitCode"));
    }
}
