package io.stackctl.step.deploy;

import io.stackctl.engine.ContainerDetail;
import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.deploy.Probe;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.step.StepContext;
import io.stackctl.traffic.TestAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks by itself whether a container is ready, sooner than the engine does at its interval: by the
 * program of its health check in the container, or by a gateway.
 */
final class OwnProbe {

    private static final int LONGEST = 2000;
    private static final int LEAST_GOOD = 200;
    private static final int MOST_GOOD = 399;

    private final StepContext context;
    private final ServiceName service;
    private final ContainerId container;

    OwnProbe(StepContext context, ServiceName service, ContainerId container) {
        this.context = context;
        this.service = service;
        this.container = container;
    }

    /** Whether there is anything to look by: a health check may be missing. */
    boolean isPossible(Probe probe) {
        return switch (probe) {
            case Probe.EngineHealth _ -> false;
            case Probe.Exec _ -> !check().isEmpty();
            case Probe.Http _, Probe.Tcp _ -> true;
        };
    }

    /** Why it is not ready; empty when it is. */
    Optional<String> whyNot(Probe probe) {
        return switch (probe) {
            case Probe.EngineHealth _ -> Optional.empty();
            case Probe.Exec _ -> exec(check());
            case Probe.Http http -> request(http.path());
            case Probe.Tcp _ -> context.traffic().whyUnreachable(service, container);
        };
    }

    private List<String> check() {
        return context.live().inspect(container).map(ContainerDetail::check).orElse(List.of());
    }

    private Optional<String> exec(List<String> command) {
        var spec = new ExecSpec(command, Map.of(), "", "", false, false, false);
        var text = new ByteArrayOutputStream();
        try {
            var execution = context.engine().executions().create(container, spec);
            try (var session = context.engine().executions().start(execution, spec)) {
                session.pump((_, buffer, offset, length) ->
                        text.write(buffer, offset, Math.clamp(LONGEST - text.size(), 0, length)));
            }
            int code = context.engine().executions().exitCode(execution).orElse(1);
            return code == 0
                    ? Optional.empty()
                    : Optional.of(
                            "its health check's test ends with "
                                    + code
                                    + said(text.toString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            return Optional.of("what its health check's test wrote broke off");
        } catch (StackException e) {
            if (e.failure() instanceof EngineFailure refusal && refusal.isRefusal()) {
                // It does not run, which the engine's events say, or has no such program.
                return Optional.of(refusal.message());
            }
            throw e;
        }
    }

    private Optional<String> request(String path) {
        var answer = context.traffic().test(service, container, path);
        int status = answer.map(TestAnswer::status).orElse(0);
        if (status >= LEAST_GOOD && status <= MOST_GOOD) {
            return Optional.empty();
        }
        return Optional.of(
                answer.map(found -> path + " is answered with " + status + said(found.body()))
                        .orElse("no gateway can ask it for " + path));
    }

    private static String said(String text) {
        return text.isBlank() ? "" : ": " + text.strip();
    }
}
