package io.stackctl.step.service;

import io.stackctl.engine.Engine;
import io.stackctl.engine.LogQuery;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import io.stackctl.step.ContainerRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;

/** The last lines of a container's log, which mostly say why it failed. */
public final class LastWords {

    private static final int WIDTH = 2000;

    private final Engine engine;
    private final int most;

    /**
     * Prepares.
     *
     * @param lines how many
     */
    public LastWords(Engine engine, int lines) {
        this.engine = engine;
        this.most = lines;
    }

    /** They, with a line above them; empty when there are none. */
    public String of(ContainerRef ref, ContainerId id) {
        Deque<String> lines = new ArrayDeque<>();
        try {
            engine.containers()
                    .logs(
                            id,
                            new LogQuery(
                                    false,
                                    OptionalInt.of(most),
                                    Optional.empty(),
                                    Optional.empty(),
                                    false),
                            line -> add(lines, line.text().toString().stripTrailing()));
        } catch (StackException e) {
            if (e.failure() instanceof EngineFailure gone
                    && gone.kind() == EngineFailure.Kind.NOT_FOUND) {
                return "";
            }
            return "its log cannot be read: " + e.failure().message();
        }
        return lines.isEmpty()
                ? ref.name() + " wrote nothing to its log"
                : "the last lines of " + ref.name() + ":\n  | " + String.join("\n  | ", lines);
    }

    /** A line may have come in any number of pieces. */
    private void add(Deque<String> lines, String text) {
        lines.add(text.length() > WIDTH ? text.substring(0, WIDTH) + "\u2026" : text);
        if (lines.size() > most) {
            lines.remove();
        }
    }
}
