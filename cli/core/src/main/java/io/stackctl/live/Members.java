package io.stackctl.live;

import io.stackctl.engine.ContainerDetail;
import io.stackctl.engine.ContainerEvent;
import io.stackctl.live.Member.Life;
import io.stackctl.model.name.ContainerId;
import io.stackctl.state.ObservedContainer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which containers a stack has, by id, and which of them run: so that after the engine was away it
 * can be told what changed. For one thread at a time.
 */
final class Members {

    private final Map<ContainerId, Member> known = new LinkedHashMap<>();
    private boolean listed;

    /** Takes a listing over, but for what an event has told already. */
    void take(List<ObservedContainer> listing) {
        listed = true;
        for (var container : listing) {
            known.putIfAbsent(container.id(), Member.listed(container, false));
        }
    }

    /** The same for what was asked about one container. */
    void take(ContainerDetail detail) {
        known.putIfAbsent(detail.id(), Member.inspected(detail));
    }

    /**
     * Takes an event over.
     *
     * @return false when what it says was told already, by {@link #missed}
     */
    boolean take(ContainerEvent event) {
        var member = known.get(event.id());
        var life = lifeAfter(event);
        if (member == null) {
            if (life != null) {
                known.put(event.id(), Member.told(event, life));
            }
            return true;
        }
        if (member.life() == Life.GONE) {
            // It does not come back: this is from before.
            return life != Life.GONE;
        }
        if (member.guessed() && event instanceof ContainerEvent.Created) {
            return false;
        }
        if (event instanceof ContainerEvent.Renamed) {
            known.put(event.id(), member.named(event));
        }
        if (life == null) {
            return true;
        }
        if (life == Life.UP && member.wasToldOf(event)) {
            return false;
        }
        known.put(event.id(), Member.told(event, life));
        return !member.guessed() || member.life() != life;
    }

    private static @Nullable Life lifeAfter(ContainerEvent event) {
        if (event instanceof ContainerEvent.Started) {
            return Life.UP;
        }
        if (event instanceof ContainerEvent.Created) {
            return Life.NEW;
        }
        if (event instanceof ContainerEvent.Died) {
            return Life.DOWN;
        }
        return event instanceof ContainerEvent.Removed ? Life.GONE : null;
    }

    /** Those of a new listing that have begun and ended without having been told of. */
    List<ContainerId> unseen(List<ObservedContainer> listing) {
        List<ContainerId> unseen = new ArrayList<>();
        for (var container : listing) {
            var now = Member.listed(container, true);
            var before = known.get(now.id());
            if (now.life() == Life.DOWN && (before == null ? listed : before.life() == Life.NEW)) {
                unseen.add(now.id());
            }
        }
        return unseen;
    }

    /**
     * What must have happened that was never told, by a new listing: the ends first.
     *
     * <p>A container that is there no more is told to be gone, not to have died: nobody knows its
     * exit code. One that ended and was started again in between has no trace in a listing.
     *
     * @param details of those that are {@link #unseen}
     */
    List<ContainerEvent> missed(
            List<ObservedContainer> listing, Map<ContainerId, ContainerDetail> details) {
        List<ContainerEvent> events = new ArrayList<>(gone(listing));
        List<ContainerEvent> started = new ArrayList<>();
        for (var container : listing) {
            var now = Member.listed(container, true);
            var before = known.put(now.id(), now);
            if (before == null && listed) {
                started.add(now.event("create"));
            }
            var detail = details.get(now.id());
            if (detail != null) {
                known.put(now.id(), now.ended(detail.finished()));
                started.add(now.event("start"));
                started.add(now.event("die", detail.exitCode()));
            } else if (now.life() == Life.UP
                    && (before == null ? listed : before.life() != Life.UP)) {
                started.add(now.event("start"));
            } else if (now.life() == Life.DOWN && before != null && before.life() == Life.UP) {
                events.add(now.event("die", container.exitCode().orElse(0)));
            }
        }
        events.addAll(started);
        return events;
    }

    private List<ContainerEvent> gone(List<ObservedContainer> listing) {
        Set<ContainerId> there = new HashSet<>();
        listing.forEach(container -> there.add(container.id()));
        List<ContainerEvent> events = new ArrayList<>();
        known.values().removeIf(member -> member.life() == Life.GONE);
        for (var entry : known.entrySet()) {
            var member = entry.getValue();
            if (member.isListed() && !there.contains(member.id())) {
                events.add(member.event("destroy"));
                entry.setValue(member.gone());
            }
        }
        return events;
    }
}
