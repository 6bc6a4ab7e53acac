package io.stackctl.planner.deploy;

import io.stackctl.planner.reconcile.Succession;
import io.stackctl.planner.reconcile.Succession.Slot;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.Traffic;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a service has gone over, which is not at all unless an earlier attempt was interrupted.
 *
 * @param load who serves now
 * @param ahead the places whose old containers serve, or that have none
 * @param behind the places whose old containers have gone out of service, or ought to have
 */
record Progress(Load load, List<Slot> ahead, List<Slot> behind) {

    static Progress of(Succession succession, Situation situation) {
        var traffic = situation.trafficOf(succession.service().name());
        var load = new Load();
        var ahead = new ArrayList<Slot>();
        var behind = new ArrayList<Slot>();
        succession.staying().stream().filter(ObservedContainer::isUp).forEach(load::add);
        for (var slot : succession.slots()) {
            boolean over = isOver(slot, succession, traffic);
            (over ? behind : ahead).add(slot);
            if (over) {
                load.add(situation.revision(), 1);
                slot.old().ifPresent(load::markDrained);
            } else {
                slot.old().filter(ObservedContainer::isUp).ifPresent(load::add);
            }
        }
        for (var container : succession.leaving()) {
            if (serves(container, succession, traffic)) {
                load.add(container);
            }
        }
        return new Progress(load, ahead, behind);
    }

    /**
     * Whoever was asked to end, or gets nothing new, is not given requests again. Whoever has the
     * name has shown that it can serve: before, it gets that in no strategy.
     */
    private static boolean isOver(Slot slot, Succession succession, Traffic traffic) {
        return slot.made()
                        .filter(ObservedContainer::isUp)
                        .filter(made -> made.name().equals(slot.successor().name()))
                        .isPresent()
                && slot.old().isPresent()
                && !serves(slot.old().get(), succession, traffic);
    }

    private static boolean serves(
            ObservedContainer container, Succession succession, Traffic traffic) {
        return container.isUp()
                && !traffic.drained().contains(container.id())
                && !succession.observed().isEnding(container);
    }

    /** The old containers of places. */
    static List<ObservedContainer> oldOf(List<Slot> slots) {
        var old = new ArrayList<ObservedContainer>();
        slots.forEach(slot -> slot.old().ifPresent(old::add));
        return old;
    }
}
