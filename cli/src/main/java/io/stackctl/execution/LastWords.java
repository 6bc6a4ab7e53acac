package io.stackctl.execution;

import io.stackctl.engine.Engine;
import io.stackctl.engine.LogQuery;
import io.stackctl.failure.StackException;
import io.stackctl.plan.ContainerRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The last lines of a container's log, which mostly say why it failed. */
final class LastWords {

    private static final int LINES = 5;

    private final Engine engine;

    LastWords(Engine engine) {
        this.engine = engine;
    }

    /** They, with a line above them; empty when there are none. */
    String of(ContainerRef ref, String id) {
        List<String> lines = new ArrayList<>();
        try {
            engine.containers()
                    .logs(
                            id,
                            new LogQuery(
                                    false,
                                    OptionalInt.of(LINES),
                                    Optional.empty(),
                                    Optional.empty(),
                                    false),
                            line -> lines.add(line.text()));
        } catch (StackException e) {
            return "its log cannot be read: " + e.failure().message();
        }
        return lines.isEmpty()
                ? ref.name() + " wrote nothing to its log"
                : "the last lines of " + ref.name() + ":\n  | " + String.join("\n  | ", lines);
    }
}
