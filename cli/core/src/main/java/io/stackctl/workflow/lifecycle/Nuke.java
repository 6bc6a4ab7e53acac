package io.stackctl.workflow.lifecycle;

import io.stackctl.history.Remains;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.NukePlanner;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import io.stackctl.step.image.PruneBuildCache;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.Consent;
import io.stackctl.workflow.change.Intent;
import io.stackctl.workflow.change.StackChange;
import io.stackctl.workflow.lock.ChangeKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code nuke}: removes containers, networks, volumes and images, of one stack or of the whole
 * engine, after showing the exact list.
 */
public final class Nuke {

    private final Surroundings around;

    public Nuke(Surroundings around) {
        this.around = around;
    }

    /** What became of it. */
    public enum Result {
        REMOVED,
        /** There was nothing to remove. */
        NOTHING,
        /** The user did not agree. */
        DECLINED
    }

    /**
     * Removes what belongs to one stack: containers of every service, one-off ones too, networks,
     * volumes, and the images that were built for it. Images that were fetched may be others' too.
     */
    public Result stack(FoundStack found) {
        var everything =
                new DownOptions(StopOptions.DEFAULTS, true, true, DownOptions.Images.BUILT, true);
        var held = onEngine(found);
        var result = remove(List.of(found.name()), () -> new Down(around).plan(held, everything));
        boolean history = around.chronicle().isKeptOf(found.name());
        if (history && result == Result.REMOVED && !around.dryRun()) {
            Remains.remove(around.engine(), found.name());
        }
        return result;
    }

    /** Without what programs provide, which is no engine's. */
    private static FoundStack onEngine(FoundStack found) {
        return found instanceof FoundStack.Defined defined
                ? new FoundStack.Defined(
                        defined.stack()
                                .withServices(
                                        defined.stack().services().stream()
                                                .filter(s -> s.provider().isEmpty())
                                                .toList()))
                : found;
    }

    /** Removes everything on the engine. Unused build cache belongs to no stack, and goes too. */
    public Result wholeEngine() {
        var stacks = new ArrayList<>(stacks());
        if (stacks.isEmpty()) {
            // What is left are things of no stack: they have no lock.
            stacks.add(StackName.of("nuke"));
        }
        return remove(stacks, this::wholePlan);
    }

    private Set<StackName> stacks() {
        var engine = around.engine();
        var stacks = new TreeSet<String>();
        Stream.concat(
                        engine.containers().ofAllStacks(true).stream()
                                .map(container -> container.labels()),
                        engine.networks().all().stream().map(network -> network.labels()))
                .flatMap(labels -> labels.stack().stream())
                .filter(name -> !name.isEmpty() && name.equals(StackName.normal(name)))
                .forEach(stacks::add);
        var names = new LinkedHashSet<StackName>();
        stacks.forEach(name -> names.add(StackName.of(name)));
        return names;
    }

    private Plan<Step> wholePlan() {
        var engine = around.engine();
        var plans = new ArrayList<Plan<Step>>();
        for (var stack : stacks()) {
            var everything =
                    new DownOptions(StopOptions.DEFAULTS, true, true, DownOptions.Images.NONE);
            plans.add(new Down(around).plan(new FoundStack.Named(stack), everything));
        }
        var containers =
                engine.containers().all().stream()
                        .map(listed ->
                                new ContainerRef.Existing(
                                        listed.id(), listed.name(), listed.name()))
                        .toList();
        var volumes =
                engine.volumes().all().stream()
                        .map(volume -> VolumeName.of(volume.name()))
                        .toList();
        var images = new ArrayList<ImageName>();
        for (var image : engine.images().all(Map.of())) {
            var names = image.tags().isEmpty() ? List.of(image.id().value()) : image.tags();
            names.forEach(name -> images.add(ImageName.of(name)));
        }
        return NukePlanner.plan(plans, containers, volumes, images, engine.builds().cacheSize());
    }

    /** Takes the locks of all stacks, in the order that everybody takes them in. */
    private Result remove(List<StackName> stacks, Supplier<Plan<Step>> plan) {
        try (var change = StackChange.begin(around, stacks.getFirst(), ChangeKind.NUKE)) {
            return stacks.size() > 1
                    ? remove(stacks.subList(1, stacks.size()), plan)
                    : remove(change, plan);
        }
    }

    private static Result remove(StackChange change, Supplier<Plan<Step>> plan) {
        var done =
                change.run(
                        new Intent() {
                            @Override
                            public Plan<Step> plan() {
                                return plan.get();
                            }

                            @Override
                            public Consent consent() {
                                return Consent.whole(Nuke::question);
                            }
                        });
        if (done.isEmpty()) {
            return Result.DECLINED;
        }
        return done.get().isEmpty() ? Result.NOTHING : Result.REMOVED;
    }

    private static Optional<String> question(Plan<Step> plan) {
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        var list = new ArrayList<String>();
        for (var numbered : plan.actions()) {
            if (numbered.action() instanceof PruneBuildCache prune) {
                list.add(prune.shown());
            }
            numbered.action()
                    .removes()
                    .ifPresent(removed ->
                            list.add(
                                    removed.kind().word().toLowerCase(Locale.ROOT)
                                            + " "
                                            + removed.name()));
        }
        return Optional.of(
                "This is removed for good:\n  " + String.join("\n  ", list) + "\nGo on?");
    }
}
