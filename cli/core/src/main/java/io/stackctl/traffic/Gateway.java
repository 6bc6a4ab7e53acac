package io.stackctl.traffic;

import io.stackctl.engine.Engine;
import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ExecId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One gateway, which is asked by a program in its own container: so it needs no port and no token,
 * and works wherever the engine can be reached.
 *
 * @param name of its container
 */
record Gateway(ContainerId id, String name) {

    private static final String PROGRAM = "/app/ask";
    private static final int LARGEST = 256 * 1024;

    /**
     * Asks it.
     *
     * @param path with a query
     */
    Answer ask(Engine engine, String method, String path) {
        var spec =
                new ExecSpec(List.of(PROGRAM, method, path), Map.of(), "", "", false, false, false);
        var text = new ByteArrayOutputStream();
        ExecId execution;
        try {
            execution = engine.executions().create(id, spec);
        } catch (StackException e) {
            // A gateway that has ended serves nobody, and can promise nothing.
            return refused(e, Answer.GONE);
        }
        try (var session = engine.executions().start(execution, spec)) {
            session.pump((_, buffer, offset, length) ->
                    text.write(buffer, offset, Math.clamp(LARGEST - text.size(), 0, length)));
        } catch (IOException e) {
            return Answer.GONE;
        } catch (StackException e) {
            return refused(e, Answer.DUMB);
        }
        int code = engine.executions().exitCode(execution).orElse(1);
        return new Answer(code, text.toString(StandardCharsets.UTF_8));
    }

    private static Answer refused(StackException e, Answer answer) {
        if (e.failure() instanceof EngineFailure refusal && refusal.isRefusal()) {
            return answer;
        }
        throw e;
    }
}
