package io.stackctl.workflow.view;

import io.stackctl.model.name.ServiceName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists the containers of a stack. */
public final class Ps {

    private final Surroundings around;

    public Ps(Surroundings around) {
        this.around = around;
    }

    /**
     * Runs it.
     *
     * @return sorted by name
     */
    public List<ObservedContainer> run(FoundStack found, Options options) {
        Sight.requireServices(found, options.services());
        boolean all = options.all() || !options.states().isEmpty();
        ServiceSelection selection = selection(found, options);
        return selection.among(around.engine().containers().ofStack(found.name(), all)).stream()
                .filter(container -> all || !container.oneOff())
                .filter(container ->
                        options.states().isEmpty()
                                || options.states().contains(container.state().word()))
                .toList();
    }

    private static ServiceSelection selection(FoundStack found, Options options) {
        if (found instanceof FoundStack.Defined(var stack)
                && options.services().isEmpty()
                && !options.orphans()) {
            return new ServiceSelection(
                    stack.services().stream()
                            .map(service -> service.name())
                            .collect(Collectors.toSet()));
        }
        return new ServiceSelection(options.services());
    }

    /**
     * Which containers to list.
     *
     * @param services empty for all
     * @param all whether stopped and one-off containers are listed too
     * @param states the engine's words, such as {@code exited}; empty for any
     * @param orphans whether containers of services that are no longer defined are listed
     */
    public record Options(
            Set<ServiceName> services, boolean all, Set<String> states, boolean orphans) {
        public Options {
            services = Set.copyOf(services);
            states = Set.copyOf(states);
        }
    }
}
