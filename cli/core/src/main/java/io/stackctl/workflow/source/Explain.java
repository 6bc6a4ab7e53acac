package io.stackctl.workflow.source;

import io.stackctl.definition.LoadOption;
import io.stackctl.definition.Origin;
import io.stackctl.definition.OriginFinder;
import io.stackctl.definition.StackLoader;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import java.util.List;

/** {@code explain}: where an effective value of the model came from. */
public final class Explain {

    private final StackChoice choice;
    private final EventSink events;

    public Explain(StackChoice choice, EventSink events) {
        this.choice = choice;
        this.events = events;
    }

    /**
     * Does it.
     *
     * @param path such as {@code services.web.image}; empty for everything
     * @return each value with its place, one or more lines each, with an ending newline
     * @throws io.stackctl.failure.StackException if the definition has mistakes or no such key
     */
    public String run(String path) {
        var request = choice.request(List.of()).with(LoadOption.EARLY_ENV_RESOLUTION).build();
        var stack = new StackLoader(text -> events.accept(new Event.Warning(text))).load(request);
        var text = new StringBuilder();
        for (var origin : new OriginFinder(request, stack).find(path)) {
            append(origin, text);
        }
        return text.toString();
    }

    private static void append(Origin origin, StringBuilder text) {
        text.append(origin.path()).append(": ").append(origin.value()).append('\n');
        if (!origin.location().isKnown()) {
            text.append("  default\n");
        } else if (origin.location().line() == 0) {
            text.append("  env file ").append(origin.location().file()).append('\n');
        } else {
            text.append("  ").append(origin.location());
            if (!origin.written().isEmpty() && !origin.written().equals(origin.value())) {
                text.append(": ").append(origin.written());
            }
            text.append('\n');
        }
        for (var variable : origin.variables()) {
            text.append("  ").append(variable(variable)).append('\n');
        }
        for (var earlier : origin.overridden()) {
            text.append("  overrides ")
                    .append(earlier.location())
                    .append(": ")
                    .append(earlier.value())
                    .append('\n');
        }
    }

    private static String variable(Origin.Variable variable) {
        return switch (variable.source()) {
            case PROCESS -> variable.name() + "=" + variable.value() + " from the environment";
            case ENV_FILE -> variable.name() + "=" + variable.value() + " from an env file";
            case NOBODY -> variable.name() + " is not set";
        };
    }
}
