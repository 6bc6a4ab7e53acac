package io.stackctl.embed;

import io.stackctl.engine.Engine;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.state.StackLabels;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lifecycle.Down;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stacks that went with processes which ended without taking them away, and the images that were
 * built for them.
 */
final class AbandonedStacks {

    private final Surroundings around;
    private final OwnerLabels own = new OwnerLabels();

    AbandonedStacks(Surroundings around) {
        this.around = around;
    }

    /** Removes them with all their data; what belongs to anybody else stays. */
    List<String> remove() {
        var all = new DownOptions(StopOptions.DEFAULTS, true, true, DownOptions.Images.LOCAL, true);
        var removed = new ArrayList<String>();
        for (var stack : find()) {
            new Down(around).run(new FoundStack.Named(stack), all);
            removed.add(stack.value());
        }
        return removed;
    }

    private List<StackName> find() {
        Map<String, Boolean> abandoned = new TreeMap<>();
        Engine engine = around.engine();
        engine.containers().ofAllStacks(true).forEach(known -> note(known.labels(), abandoned));
        engine.networks().all().forEach(known -> note(known.labels(), abandoned));
        engine.volumes().all().forEach(known -> note(known.labels(), abandoned));
        // Who was killed while images were built left nothing else yet.
        if (!own.ofThisMachine().isEmpty()) {
            engine.images()
                    .all(own.ofThisMachine())
                    .forEach(known -> note(known.labels(), abandoned));
        }
        return abandoned.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(known -> StackName.of(known.getKey()))
                .toList();
    }

    /** One thing that somebody else may use keeps the whole stack. */
    private void note(StackLabels labels, Map<String, Boolean> abandoned) {
        labels.stack()
                .filter(name -> !name.isEmpty() && name.equals(StackName.normal(name)))
                .ifPresent(name ->
                        abandoned.merge(name, own.areOfOneGone(labels), Boolean::logicalAnd));
    }
}
