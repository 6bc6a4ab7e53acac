package io.stackctl.planner.stop;

import io.stackctl.model.NetworkDefinition;
import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.VolumeDefinition;
import io.stackctl.model.build.ImageNames;
import io.stackctl.model.name.ImageName;
import io.stackctl.plan.Plan;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.planner.Dependencies;
import io.stackctl.planner.LabelledStack;
import io.stackctl.planner.provider.ProviderPlanner;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.ObservedNetwork;
import io.stackctl.state.ObservedStack;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.container.RemoveContainer;
import io.stackctl.step.init.RemoveInit;
import io.stackctl.step.network.RemoveNetwork;
import io.stackctl.step.network.RemoveNetwork.IfUsed;
import io.stackctl.step.volume.RemoveVolume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes a stack away: containers, then networks and, where asked for, volumes and images. */
public final class DownPlanner {

    private static final String CAUSE = "asked for";

    private final Stack stack;
    private final ObservedStack observed;
    private final DownOptions options;
    private final Set<String> labelledImages;
    private final PlanBuilder<Step> steps = Step.plan();
    private final Map<ObservedContainer, Integer> removed = new HashMap<>();

    private DownPlanner(
            Stack stack, ObservedStack observed, DownOptions options, Set<String> labelledImages) {
        this.stack = stack;
        this.observed = observed;
        this.options = options;
        this.labelledImages = Set.copyOf(labelledImages);
    }

    /**
     * Plans it. A {@link LabelledStack} serves as the definition where there is none.
     *
     * @param labelledImages references of local images that carry the stack's label
     */
    public static Plan<Step> plan(
            Stack stack, ObservedStack observed, DownOptions options, Set<String> labelledImages) {
        return new DownPlanner(stack, observed, options, labelledImages).plan();
    }

    private Plan<Step> plan() {
        removeInits();
        removeContainers();
        for (var network : stack.networks()) {
            if (!network.external()) {
                removeNetwork(network);
            }
        }
        if (options.volumes()) {
            stack.volumes().stream()
                    .filter(volume -> !volume.external())
                    .forEach(this::removeVolume);
        }
        KeptVolumes.remove(stack.name(), observed, options, steps, CAUSE);
        ImageRemovals.add(
                steps,
                images().stream().map(ImageName::of).toList(),
                CAUSE,
                List.copyOf(removed.values()));
        ProviderPlanner.down(stack, options.stop()::covers, steps, CAUSE);
        return steps.build();
    }

    /** First, as long as those are there who share volumes with them, which then stay. */
    private void removeInits() {
        for (var init : observed.inits()) {
            if (options.stop().covers(init.service())) {
                removed.put(init, steps.add(RemoveInit.leftOver(ContainerRef.of(init)), List.of()));
            }
        }
        if (!removed.isEmpty()) {
            steps.beginStage();
        }
    }

    private void removeContainers() {
        var wanted =
                Dependencies.byService(
                        observed.containers().stream().filter(this::isWanted).toList());
        var sequence = new StopSequence(stack, observed, steps, options.stop().grace());
        for (var service : sequence.order()) {
            sequence
                    .stop(service, wanted.getOrDefault(service, List.of()), CAUSE)
                    .entrySet()
                    .stream()
                    .sorted(Order.by(stopped -> stopped.getKey().name()))
                    .forEach(stopped ->
                            removed.put(
                                    stopped.getKey(),
                                    steps.add(
                                            RemoveContainer.of(
                                                    ContainerRef.of(stopped.getKey()),
                                                    options.volumes(),
                                                    CAUSE),
                                            stopped.getValue())));
        }
    }

    private boolean isWanted(ObservedContainer container) {
        boolean known = stack.service(container.service()).isPresent();
        if (container.oneOff() || !known) {
            return options.orphans() && !isOfDisabled(container);
        }
        return options.stop().covers(container.service());
    }

    private boolean isOfDisabled(ObservedContainer container) {
        return !container.oneOff()
                && stack.disabledServices().stream()
                        .map(Service::name)
                        .anyMatch(container.service()::equals);
    }

    private void removeNetwork(NetworkDefinition network) {
        for (ObservedNetwork found : observed.networks()) {
            if (found.name().equals(network.name().value()) && found.labels().isOf(stack.name())) {
                steps.add(
                        new RemoveNetwork(network.name(), found.id(), IfUsed.TELL, CAUSE),
                        membersOf(found));
            }
        }
    }

    private List<Integer> membersOf(ObservedNetwork network) {
        var steps = new ArrayList<Integer>();
        removed.forEach((container, step) -> {
            if (container.networks().stream()
                    .anyMatch(m -> m.networkName().equals(network.name()))) {
                steps.add(step);
            }
        });
        return steps;
    }

    private void removeVolume(VolumeDefinition volume) {
        var name = volume.name().value();
        if (observed.volume(name).isPresent()) {
            var users = new ArrayList<Integer>();
            removed.forEach((container, step) -> {
                if (container.mounts().stream().anyMatch(mount -> mount.name().equals(name))) {
                    users.add(step);
                }
            });
            steps.add(new RemoveVolume(volume.name(), CAUSE), users);
        }
    }

    private boolean isWanted(Service service) {
        return switch (options.images()) {
            case NONE -> false;
            case LOCAL -> service.image().isEmpty();
            case BUILT -> service.image().isEmpty() || service.build().isPresent();
            case ALL -> true;
        };
    }

    /** Each by one name, though the definition and the engine may spell it in two ways. */
    private Set<String> images() {
        var images = new TreeSet<String>();
        if (options.images() == DownOptions.Images.NONE) {
            return images;
        }
        images.addAll(labelledImages);
        for (var service : stack.services()) {
            if (isWanted(service)) {
                images.add(stack.imageOf(service).value());
            }
        }
        images.removeIf(
                image -> observed.image(image).isEmpty() && !labelledImages.contains(image));
        var names = new TreeSet<String>();
        images.forEach(image -> names.add(ImageNames.normal(image)));
        return names;
    }
}
