package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.Smoke;
import io.stackctl.model.tree.DurationText;
import io.stackctl.planner.reconcile.Succession.Slot;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.deploy.AwaitReplica;
import io.stackctl.step.traffic.ReachContainer;
import io.stackctl.step.traffic.TestRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How new containers come, until they may get requests. */
final class Introduction {

    private final Changeover change;
    private final List<ContainerRef> brought = new ArrayList<>();
    private boolean tested;

    Introduction(Changeover change) {
        this.change = change;
    }

    /** All that were started so far. */
    List<ContainerRef> brought() {
        return List.copyOf(brought);
    }

    /** Makes new containers, which get no requests, and waits until they are ready. */
    List<Integer> bring(List<Slot> slots, List<Integer> behind) {
        var created = new ArrayList<Integer>();
        slots.forEach(slot -> created.addAll(change.succession().create(slot, behind)));
        return run(slots, created.isEmpty() ? behind : created, change.policy().ready().deadline());
    }

    /** Makes new containers that do not run yet. */
    List<Integer> create(List<Slot> slots, List<Integer> behind) {
        var created = new ArrayList<>(behind);
        slots.forEach(slot -> created.addAll(change.succession().create(slot, behind)));
        return change.succession().steps().ends(created);
    }

    /** Starts new containers that are made, and waits until they are ready. */
    List<Integer> run(List<Slot> slots, List<Integer> behind, Duration deadline) {
        var ready = new ArrayList<Integer>();
        for (var slot : slots) {
            brought.add(slot.successor());
            var started = change.succession().start(slot, behind);
            int last =
                    change.add(
                            new AwaitReplica(
                                    slot.successor(),
                                    change.terms().ready(deadline),
                                    change.demands(),
                                    "has to be ready within " + DurationText.print(deadline)),
                            started);
            if (change.routed()) {
                last =
                        change.add(
                                new ReachContainer(
                                        slot.successor(),
                                        deadline,
                                        change.demands(),
                                        "a gateway has to reach it"),
                                List.of(last));
            }
            ready.add(last);
        }
        return test(slots, ready.isEmpty() ? behind : ready);
    }

    /** The first of the new ones answers for all. */
    private List<Integer> test(List<Slot> slots, List<Integer> behind) {
        var smoke = change.policy().smoke();
        if (tested || slots.isEmpty() || smoke.isEmpty()) {
            return behind;
        }
        tested = true;
        return switch (smoke.get()) {
            case Smoke.Http http ->
                    List.of(
                            change.add(
                                    new TestRequest(
                                            change.service(),
                                            slots.getFirst().successor(),
                                            http.path(),
                                            http.status(),
                                            "before it gets requests"),
                                    behind));
            case Smoke.Command command -> change.succession().test(command.words(), behind);
        };
    }
}
