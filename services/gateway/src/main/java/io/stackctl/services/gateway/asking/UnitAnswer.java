package io.stackctl.services.gateway.asking;

import io.stackctl.services.gateway.balancing.Counters;
import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.balancing.Shares;
import io.stackctl.services.gateway.balancing.Sticky;
import io.stackctl.services.gateway.balancing.Traffic;
import io.stackctl.services.gateway.routing.Readiness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One unit as it is at this moment; the README says what the fields hold.
 *
 * @param generation of the order that requests follow; 0 without one
 * @param follows what of an order is understood, by its labels
 * @param hold whether requests wait for an instance
 * @param held how many wait
 */
public record UnitAnswer(
        String unit,
        long generation,
        List<String> follows,
        String sticky,
        boolean hold,
        int held,
        boolean maintenance,
        List<ContainerAnswer> instances,
        List<RevisionAnswer> revisions) {
    /**
     * One container, whatever ports of it are asked.
     *
     * @param ready whether the engine says so, and it has not been told to stop
     * @param drained whether nothing new begins on it
     * @param requests that are with it and end by themselves
     */
    record ContainerAnswer(
            String id,
            String name,
            String revision,
            boolean ready,
            boolean drained,
            int requests,
            int streams) {
        static ContainerAnswer of(List<Instance> ports) {
            var backend = ports.getFirst().backend();
            return new ContainerAnswer(
                    backend.containerId(),
                    backend.containerName(),
                    backend.revision(),
                    ports.stream().allMatch(ContainerAnswer::isReady),
                    ports.stream().allMatch(Instance::drained),
                    ports.stream().mapToInt(Instance::inFlight).sum(),
                    ports.stream().mapToInt(instance -> instance.streams().count()).sum());
        }

        private static boolean isReady(Instance instance) {
            return instance.backend().readiness() == Readiness.READY && !instance.stopping();
        }
    }

    /**
     * One revision's counters since the gateway began; subtract two readings.
     *
     * @param share permille of the requests; null while all that are ready are alike
     * @param requests that have ended
     * @param answers by the first digit of their status, the gateway's own among them
     * @param refused connections that an instance did not take
     * @param reset connections that ended between a request and its answer
     * @param timeouts requests that were not answered in time
     * @param cut answers that an instance broke off
     * @param panics requests that another revision stood in for
     * @param ejections how often an instance was passed over for failing more often than others
     * @param clientsGone requests whose client did not wait
     */
    record RevisionAnswer(
            String revision,
            @Nullable Integer share,
            long requests,
            Map<String, Long> answers,
            long refused,
            long reset,
            long timeouts,
            long cut,
            long panics,
            long ejections,
            long clientsGone,
            LatencyAnswer latency) {
        static RevisionAnswer of(String revision, @Nullable Shares shares, Counters counters) {
            var answers = new LinkedHashMap<String, Long>();
            for (int digit = 1; digit <= 5; digit++) {
                answers.put(digit + "xx", counters.answers(digit));
            }
            return new RevisionAnswer(
                    revision,
                    shares == null ? null : shares.permille().getOrDefault(revision, 0),
                    counters.requests(),
                    answers,
                    counters.connectFailures(),
                    counters.noAnswers(),
                    counters.timeouts(),
                    counters.cuts(),
                    counters.panics(),
                    counters.ejections(),
                    counters.clientsGone(),
                    LatencyAnswer.of(counters.latency()));
        }
    }

    /** Of a unit that something is routed to. */
    public static UnitAnswer of(Fleet fleet, String unit) {
        var traffic = fleet.traffic(unit);
        var instances = fleet.ofUnit(unit);
        return new UnitAnswer(
                unit,
                traffic.generation(),
                Traffic.FOLLOWED,
                sticky(traffic),
                traffic.hold().isPositive(),
                fleet.held(unit),
                traffic.maintenance(),
                containers(instances),
                revisions(fleet, unit, traffic.shares(), instances));
    }

    private static String sticky(Traffic traffic) {
        var shares = traffic.shares();
        return (shares == null ? Sticky.NONE : shares.sticky()).toString();
    }

    private static List<ContainerAnswer> containers(List<Instance> instances) {
        var ports = new LinkedHashMap<String, List<Instance>>();
        for (var instance : instances) {
            ports.computeIfAbsent(instance.backend().containerId(), id -> new ArrayList<>())
                    .add(instance);
        }
        return ports.values().stream().map(ContainerAnswer::of).toList();
    }

    private static List<RevisionAnswer> revisions(
            Fleet fleet, String unit, @Nullable Shares shares, List<Instance> instances) {
        var counters = new TreeMap<>(fleet.counters(unit).all());
        for (var instance : instances) {
            counters.computeIfAbsent(instance.backend().revision(), name -> new Counters());
        }
        if (shares != null) {
            for (var revision : shares.permille().keySet()) {
                counters.computeIfAbsent(revision, name -> new Counters());
            }
        }
        return counters.entrySet().stream()
                .map(entry -> RevisionAnswer.of(entry.getKey(), shares, entry.getValue()))
                .toList();
    }
}
