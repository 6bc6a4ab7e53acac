package io.stackctl.workflow;

import io.stackctl.definition.LoadOption;
import io.stackctl.definition.StackLoader;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.StackName;
import java.util.List;
import java.util.Optional;

/** Finds the stack that a verb is about: by its definition, or by its name alone. */
public final class StackFinder {

    private final StackChoice choice;

    public StackFinder(StackChoice choice) {
        this.choice = choice;
    }

    public StackChoice choice() {
        return choice;
    }

    /**
     * Loads the definition; what is odd in it becomes warnings.
     *
     * @param services those named on the command line; empty for all
     * @throws StackException when there is no definition or it has mistakes
     */
    public Stack load(List<String> services, EventSink events, LoadOption... options) {
        var request = choice.request(services);
        for (LoadOption option : options) {
            request.with(option);
        }
        return new StackLoader(text -> events.accept(new Event.Warning(text)))
                .load(request.build());
    }

    /**
     * For verbs that also work without a definition: {@code -p} alone names the stack; a definition
     * that cannot be loaded does no harm where {@code COMPOSE_PROJECT_NAME} says the name.
     */
    public FoundStack find(List<String> services, EventSink events, LoadOption... options) {
        if (choice.isNameAlone()) {
            return new FoundStack.Named(StackName.of(choice.projectName().orElseThrow()));
        }
        try {
            return new FoundStack.Defined(load(services, events, options));
        } catch (StackException unloadable) {
            return new FoundStack.Named(
                    choice.nameInEnvironment().map(StackName::of).orElseThrow(() -> unloadable));
        }
    }

    /**
     * For verbs that need no more than the name: a definition is loaded only when nothing else says
     * it.
     */
    public StackName name(EventSink events) {
        Optional<String> said = choice.projectName().or(choice::nameInEnvironment);
        return said.isPresent() ? StackName.of(said.get()) : load(List.of(), events).name();
    }
}
