package io.stackctl.workflow;

import io.stackctl.model.ImageName;
import io.stackctl.model.StackName;
import io.stackctl.model.VolumeName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.NukePlanner;
import io.stackctl.state.ContainerLabels;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code nuke}: removes containers, networks, volumes and images, of one stack or of the whole
 * engine, after showing the exact list.
 */
public final class Nuke {

    private final Surroundings around;

    public Nuke(Surroundings around) {
        this.around = around;
    }

    /**
     * What is removed.
     *
     * @param stacks whose containers, networks, volumes and images these are; sorted
     * @param plan how
     * @param buildCache whether unused build cache goes too: it belongs to no stack, so only with
     *     the whole engine
     * @param cacheSize bytes that it takes
     */
    public record Target(
            List<StackName> stacks, Plan<Step> plan, boolean buildCache, long cacheSize) {

        /**
         * What is removed for good, one thing a line, such as {@code volume shop_data}, in the
         * order of the plan.
         */
        public List<String> lines() {
            return plan.actions().stream()
                    .flatMap(numbered -> numbered.action().removes().stream())
                    .map(removed ->
                            removed.kind().word().toLowerCase(Locale.ROOT) + " " + removed.name())
                    .toList();
        }

        public boolean isEmpty() {
            return plan.isEmpty() && (!buildCache || cacheSize == 0);
        }
    }

    /**
     * Lists what belongs to one stack: containers of every service, one-off ones too, networks,
     * volumes, and the images that were built for it. Images that were fetched may be others' too.
     */
    public Target target(FoundStack found) {
        var request =
                new DownRequest(
                        Set.of(), Optional.empty(), true, true, DownRequest.ImageChoice.BUILT);
        return new Target(List.of(found.name()), new Down(around).plan(found, request), false, 0);
    }

    /** Lists everything on the engine. */
    public Target wholeEngine() {
        var engine = around.engine();
        var stacks = new TreeSet<String>();
        engine.containers().ofAllStacks(true).stream()
                .map(Nuke::stackOf)
                .filter(name -> !name.isEmpty())
                .forEach(stacks::add);
        var plans = new ArrayList<Plan<Step>>();
        for (var stack : stacks) {
            var request =
                    new DownRequest(
                            Set.of(), Optional.empty(), true, true, DownRequest.ImageChoice.NONE);
            plans.add(new Down(around).plan(new FoundStack.Named(StackName.of(stack)), request));
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
            var names = image.tags().isEmpty() ? List.of(image.id()) : image.tags();
            names.forEach(name -> images.add(ImageName.of(name)));
        }
        return new Target(
                stacks.stream().map(StackName::of).toList(),
                NukePlanner.plan(plans, containers, volumes, images),
                true,
                engine.builds().cacheSize());
    }

    private static String stackOf(ObservedContainer container) {
        return container.labels().getOrDefault(ContainerLabels.PROJECT, "");
    }

    /**
     * Removes what was listed, if the user agrees.
     *
     * @param stack whose events are followed; for the whole engine any name
     * @return whether the user agreed
     */
    public boolean run(StackName stack, Target target) {
        if (!around.dryRun()
                && !around.confirmation()
                        .confirm("This is removed for good:\n  " + list(target) + "\nGo on?")) {
            return false;
        }
        remove(stack, target, target.stacks());
        if (target.buildCache() && !around.dryRun()) {
            around.engine().builds().pruneCache();
        }
        return true;
    }

    /** Takes the locks of the stacks, in the order that everybody takes them in. */
    private void remove(StackName stack, Target target, List<StackName> unlocked) {
        if (unlocked.isEmpty()) {
            PlanRun.ofMany(around, stack).run(target.plan());
            return;
        }
        try (var _ = StackLock.take(around, unlocked.getFirst(), StackChange.NUKE)) {
            remove(stack, target, unlocked.subList(1, unlocked.size()));
        }
    }

    private static String list(Target target) {
        var lines = new ArrayList<>(target.lines());
        if (target.buildCache() && target.cacheSize() > 0) {
            lines.add("unused build cache of " + target.cacheSize() / 1_000_000 + " MB");
        }
        return String.join("\n  ", lines);
    }
}
