package io.stackctl.workflow.view;

import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists the processes in the running containers of a stack. */
public final class Top {

    private final Surroundings around;

    public Top(Surroundings around) {
        this.around = around;
    }

    /**
     * Runs it.
     *
     * @return sorted by the names of the containers
     */
    public List<Processes> run(StackName stack, Set<ServiceName> services) {
        var containers = around.engine().containers();
        List<Processes> all = new ArrayList<>();
        for (ObservedContainer container :
                new ServiceSelection(services).among(containers.ofStack(stack, false))) {
            read(container).ifPresent(all::add);
        }
        return all;
    }

    /** Empty for a container that ended after the list was made. */
    private Optional<Processes> read(ObservedContainer container) {
        try {
            var table = around.engine().containers().processes(container.id());
            var number = container.number();
            return Optional.of(
                    new Processes(
                            container.service().value(),
                            number.isPresent() ? Integer.toString(number.getAsInt()) : "",
                            table.titles(),
                            table.rows()));
        } catch (StackException e) {
            boolean ended =
                    e.failure() instanceof EngineFailure failure
                            && failure.isRefusal()
                            && !runs(container);
            if (!ended) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private boolean runs(ObservedContainer container) {
        return around.engine()
                .containers()
                .inspect(container.id())
                .map(detail -> detail.state() == ContainerState.RUNNING)
                .orElse(false);
    }

    /**
     * The processes of one container.
     *
     * @param number of the replica; empty for a one-off container
     * @param titles the engine's columns
     */
    public record Processes(
            String service, String number, List<String> titles, List<List<String>> rows) {
        public Processes {
            titles = List.copyOf(titles);
            rows = List.copyOf(rows);
        }
    }
}
