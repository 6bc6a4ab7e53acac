package io.stackctl.services.gateway.dashboard;

import io.stackctl.services.gateway.balancing.Counters;
import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.balancing.Service;
import io.stackctl.services.gateway.balancing.Sticky;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One service's revisions, for whoever moves traffic; the README says what the fields hold.
 *
 * @param shares in permille by revision; empty while all that are ready are alike
 */
record TrafficView(
        String service,
        List<String> units,
        Map<String, Integer> shares,
        String sticky,
        List<Revision> revisions) {
    /**
     * One revision's counters since the gateway began; subtract two readings.
     *
     * @param latency counts by what they are below, in µs
     */
    record Revision(
            String revision,
            long instances,
            long ready,
            int open,
            int streams,
            Map<String, Long> answers,
            long clientsGone,
            long connectFailures,
            long noAnswers,
            long cuts,
            long panics,
            Map<Long, Long> latency) {}

    static TrafficView of(Service service, Map<String, Counters> counters) {
        var all = new TreeMap<>(counters);
        service.instances()
                .forEach(instance ->
                        all.computeIfAbsent(instance.backend().revision(), name -> new Counters()));
        var split = service.split();
        return new TrafficView(
                service.name(),
                service.instances().stream().map(it -> it.backend().unit()).distinct().toList(),
                split == null ? Map.of() : split.shares().permille(),
                (split == null ? Sticky.NONE : split.shares().sticky()).toString(),
                all.entrySet().stream()
                        .map(entry -> revision(service, entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Revision revision(Service service, String name, Counters counters) {
        var instances =
                service.instances().stream()
                        .filter(instance -> instance.backend().revision().equals(name))
                        .toList();
        var answers = new LinkedHashMap<String, Long>();
        for (int digit = 1; digit <= 5; digit++) {
            answers.put(digit + "xx", counters.answers(digit));
        }
        return new Revision(
                name,
                instances.size(),
                instances.stream().filter(Instance::accepts).count(),
                counters.open(),
                counters.streams(),
                answers,
                counters.clientsGone(),
                counters.connectFailures(),
                counters.noAnswers(),
                counters.cuts(),
                counters.panics(),
                counters.latency().counts());
    }
}
