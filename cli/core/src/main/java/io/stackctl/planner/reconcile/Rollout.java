package io.stackctl.planner.reconcile;

import io.stackctl.model.Service;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.plan.PlanBuilder;
import io.stackctl.state.ObservedContainer;
import io.stackctl.step.Step;
import java.util.List;
import java.util.Optional;

/**
 * How services get new containers in a deployment: where {@code up} replaces one container after
 * the other before anything starts, this has one service after the other go over, when what it
 * depends on is ready.
 */
public interface Rollout {

    /** What new containers are marked with; those that have the mark are not made again. */
    RevisionNumber revision();

    /** Whether a service whose containers are to be replaced goes over in this way. */
    boolean includes(Service service);

    /** Whether containers that a service gets in addition pass its gates too. */
    default boolean includesGrowth() {
        return false;
    }

    /**
     * Why a container is to be replaced although it is as it is defined; empty where it is not.
     * Where something is said of any container of a service, the others stay as they are.
     */
    default Optional<String> reason(ObservedContainer container) {
        return Optional.empty();
    }

    /**
     * Adds the steps for one service.
     *
     * @return what to wait for so that it has gone over
     */
    List<Integer> roll(Succession succession);

    /** Adds what comes before everything else. */
    void begin(PlanBuilder<Step> steps);

    /** Adds what is done when all services have gone over. */
    void end(PlanBuilder<Step> steps);

    /** The mark of what new containers are made with; empty where nothing marks them. */
    static Optional<RevisionNumber> revisionOf(ReconcileOptions options) {
        return options.rollout().map(Rollout::revision);
    }
}
