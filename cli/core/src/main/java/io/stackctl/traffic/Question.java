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
 * A program that asks something in a container, where what listens on its loopback answers: so that
 * needs no port and no token, and works wherever the engine can be reached.
 */
record Question(List<String> command) {

    private static final int LARGEST = 256 * 1024;

    Question(String... command) {
        this(List.of(command));
    }

    Answer ask(Engine engine, ContainerId container) {
        var spec = new ExecSpec(command, Map.of(), "", "", false, false, false);
        var text = new ByteArrayOutputStream();
        ExecId execution;
        try {
            execution = engine.executions().create(container, spec);
        } catch (StackException e) {
            // One that has ended serves nobody, and can promise nothing.
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
