package io.stackctl.embed;

import io.stackctl.engine.ContainerDetail;
import io.stackctl.engine.LogQuery;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.Surroundings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What can be said of a stack when something failed: how each container stands, the last lines that
 * it wrote and, where it is not healthy, what its health check wrote. Containers that do not run as
 * they should come with more lines.
 */
final class Diagnosis {

    private static final int LINES_OF_FAILED = 100;
    private static final int LINES_OF_OTHERS = 20;
    private static final int MOST_OF_ONE = 32 << 10;
    private static final int MOST = 256 << 10;

    private final Surroundings around;
    private final StackName stack;

    Diagnosis(Surroundings around, StackName stack) {
        this.around = around;
        this.stack = stack;
    }

    /** As text for people: what containers wrote has no control characters any more. */
    String text() {
        var containers = around.engine().containers().ofStack(stack, true);
        if (containers.isEmpty()) {
            return "stack " + stack + " has no containers";
        }
        var text = new StringBuilder("stack ").append(stack).append(":\n");
        add(text, containers.stream().filter(Diagnosis::isFailed).toList(), LINES_OF_FAILED);
        add(
                text,
                containers.stream().filter(container -> !isFailed(container)).toList(),
                LINES_OF_OTHERS);
        return text.toString().stripTrailing();
    }

    private static boolean isFailed(ObservedContainer container) {
        return switch (container.state()) {
            case EXITED -> container.exitCode().orElse(1) != 0;
            case CREATED, DEAD, RESTARTING, REMOVING -> true;
            case RUNNING, PAUSED ->
                    container.health() == Health.UNHEALTHY || container.health() == Health.STARTING;
        };
    }

    private void add(StringBuilder text, Iterable<ObservedContainer> containers, int lines) {
        for (var container : containers) {
            if (text.length() > MOST) {
                text.append("…\n");
                return;
            }
            text.append(container.name()).append(": ").append(escaped(container.status()));
            if (container.state() == ContainerState.CREATED) {
                text.append("created, and not started");
            }
            text.append('\n');
            if (container.health() != Health.NONE && container.health() != Health.HEALTHY) {
                indent(text, "  health check: ", lastCheck(container));
            }
            indent(text, "  | ", tail(container, lines));
        }
    }

    private static void indent(StringBuilder text, String prefix, String lines) {
        if (!lines.isBlank()) {
            lines.lines().forEach(line -> text.append(prefix).append(escaped(line)).append('\n'));
        }
    }

    private String lastCheck(ObservedContainer container) {
        try {
            var last =
                    around.engine()
                            .containers()
                            .inspect(container.id())
                            .map(ContainerDetail::lastCheck)
                            .orElse("");
            return end(last);
        } catch (StackException unknown) {
            return "cannot be read: " + unknown.failure().message();
        }
    }

    private String tail(ObservedContainer container, int lines) {
        Deque<String> kept = new ArrayDeque<>();
        var query =
                new LogQuery(
                        false, OptionalInt.of(lines), Optional.empty(), Optional.empty(), false);
        try {
            around.engine()
                    .containers()
                    .logs(
                            container.id(),
                            query,
                            line -> {
                                kept.add(end(line.text().toString()));
                                if (kept.size() > lines) {
                                    kept.remove();
                                }
                            });
        } catch (StackException unreadable) {
            return "its log cannot be read: " + unreadable.failure().message();
        }
        return end(kept.stream().collect(Collectors.joining("\n")));
    }

    private static String end(String text) {
        return text.length() <= MOST_OF_ONE
                ? text
                : "…" + text.substring(text.length() - MOST_OF_ONE);
    }

    /** Whatever a terminal could act upon is shown as its number. */
    private static String escaped(String line) {
        var text = new StringBuilder();
        line.codePoints()
                .forEach(point -> {
                    int type = Character.getType(point);
                    if (point != '\t'
                            && (type == Character.CONTROL
                                    || type == Character.FORMAT
                                    || type == Character.SURROGATE)) {
                        text.append(String.format("\\u%04x", point));
                    } else {
                        text.appendCodePoint(point);
                    }
                });
        return text.toString();
    }
}
