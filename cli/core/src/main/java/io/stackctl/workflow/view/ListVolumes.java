package io.stackctl.workflow.view;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.MountedVolume;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedVolume;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Sight;
import io.stackctl.workflow.Surroundings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists the volumes of a stack. */
public final class ListVolumes {

    private final Surroundings around;

    public ListVolumes(Surroundings around) {
        this.around = around;
    }

    /**
     * Runs it.
     *
     * @param services only volumes that containers of these mount; empty for all of the stack
     * @return sorted by name
     */
    public List<ObservedVolume> run(FoundStack found, Set<ServiceName> services) {
        Sight.requireServices(found, services);
        List<ObservedVolume> own =
                around.engine().volumes().all().stream()
                        .filter(volume -> volume.labels().isOf(found.name()))
                        .toList();
        if (services.isEmpty()) {
            return own;
        }
        Set<String> mounted = mounted(found.name(), services);
        return own.stream().filter(volume -> mounted.contains(volume.name())).toList();
    }

    private Set<String> mounted(StackName stack, Set<ServiceName> services) {
        List<ObservedContainer> containers =
                new ServiceSelection(services)
                        .among(around.engine().containers().ofStack(stack, true));
        return containers.stream()
                .flatMap(container -> container.mounts().stream())
                .map(MountedVolume::name)
                .collect(Collectors.toSet());
    }
}
