package io.stackctl.engine;

import io.stackctl.event.Event.Stream;
import io.stackctl.event.LogText;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ExecId;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Further processes of the fake engine; they end as soon as they are started, except those with a
 * standard input, which a {@link FakeProgram} plays.
 */
final class FakeExecutions implements Executions {

    private final FakeEngine engine;

    FakeExecutions(FakeEngine engine) {
        this.engine = engine;
    }

    @Override
    public ExecId create(ContainerId container, ExecSpec spec) {
        synchronized (engine) {
            FakeContainer found = engine.find(container);
            engine.called("exec " + found.name + " " + String.join(" ", spec.command()));
            if (!found.isUp()) {
                throw Refusals.notRunning(found.id.value());
            }
            ExecId id = new ExecId(engine.nextId());
            engine.prepared.put(id, spec);
            Optional.ofNullable(engine.failing.get(found.id))
                    .ifPresent(code -> engine.ended.put(id, code));
            return id;
        }
    }

    @Override
    public StreamSession start(ExecId execution, ExecSpec spec) {
        if (spec.stdin()) {
            return play(execution);
        }
        List<LogRecord> lines = run(execution);
        return new FakeSession(consumer -> {
            for (LogRecord line : lines) {
                byte[] bytes = (line.text() + "\n").getBytes(StandardCharsets.UTF_8);
                consumer.accept(line.stream(), bytes, 0, bytes.length);
            }
        });
    }

    private StreamSession play(ExecId execution) {
        try {
            var in = new PipedInputStream();
            return new FakeSession(
                    new PipedOutputStream(in),
                    consumer -> {
                        try (in) {
                            engine.ended.put(execution, engine.program.run(in, consumer));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void startDetached(ExecId execution) {
        run(execution);
    }

    private List<LogRecord> run(ExecId execution) {
        ExecSpec spec = engine.prepared.get(execution);
        if (spec == null) {
            throw Refusals.of(Kind.NOT_FOUND, 404, "No such exec instance: " + execution);
        }
        List<LogRecord> lines = new ArrayList<>();
        if (engine.ended.containsKey(execution)) {
            return lines;
        }
        Optional<String> answer = engine.questions.answer(spec.command());
        if (answer.isPresent()) {
            lines.add(new LogRecord(Stream.STDOUT, LogText.of(answer.get()), Optional.empty()));
            engine.ended.put(execution, 0);
            return lines;
        }
        int code =
                new FakeProcess(spec.command())
                        .run((stream, text) ->
                                lines.add(
                                        new LogRecord(stream, LogText.of(text), Optional.empty())))
                        .orElse(0);
        engine.ended.put(execution, code);
        return lines;
    }

    @Override
    public void resizeTerminal(ExecId execution, int columns, int rows) {}

    @Override
    public Optional<Integer> exitCode(ExecId execution) {
        return Optional.ofNullable(engine.ended.get(execution));
    }
}
