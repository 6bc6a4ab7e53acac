package io.stackctl.traffic;

import io.stackctl.model.deploy.Sticky;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import io.stackctl.state.ByHand;
import io.stackctl.state.ObservedVolume;
import io.stackctl.state.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Traffic as the labels of a volume, and back. The gateway reads the same ones
 * (services/gateway/README.md), but for what was said by hand, which only deployments care for.
 * They carry nothing of Compose's, or {@code down -v} would take them.
 */
final class TrafficLabels {

    private static final String PREFIX = "io.stackctl.traffic.";
    private static final String STACK = PREFIX + "stack";
    private static final String SERVICE = PREFIX + "service";
    private static final String GENERATION = PREFIX + "generation";
    private static final String SHARES = PREFIX + "shares";
    private static final String STICKY = PREFIX + "sticky";
    private static final String DRAINED = PREFIX + "drained";
    private static final String READY = PREFIX + "ready";
    private static final String HOLD = PREFIX + "hold";
    private static final String MAINTENANCE = PREFIX + "maintenance";
    private static final String DRAINED_BY_HAND = PREFIX + "by-hand.drained";
    private static final String HOLD_BY_HAND = PREFIX + "by-hand.hold";
    private static final String IN_NAME = "_stackctl-traffic-";

    private TrafficLabels() {}

    /** What lies on the engine for one service. */
    record Standing(VolumeName volume, ServiceName service, long generation, Traffic traffic) {}

    static VolumeName name(StackName stack, ServiceName service, long generation) {
        return VolumeName.of(stack + IN_NAME + service + "-" + generation);
    }

    /** Whether a volume's name is one of a stack's traffic. */
    static boolean isOf(StackName stack, String volume) {
        return volume.startsWith(stack + IN_NAME);
    }

    static Map<String, String> write(
            StackName stack, ServiceName service, long generation, Traffic traffic) {
        var labels = new LinkedHashMap<String, String>();
        labels.put(STACK, stack.value());
        labels.put(SERVICE, service.value());
        labels.put(GENERATION, Long.toString(generation));
        var shares = new StringJoiner(",");
        traffic.shares().forEach((revision, share) -> shares.add(revision.value() + "=" + share));
        labels.put(SHARES, shares.toString());
        if (traffic.sticky() != Sticky.NONE) {
            labels.put(STICKY, traffic.sticky().toString());
        }
        labels.put(DRAINED, text(traffic.drained()));
        if (!traffic.ready().isEmpty()) {
            labels.put(READY, text(traffic.ready()));
        }
        if (traffic.hold().isPositive()) {
            labels.put(HOLD, Long.toString(traffic.hold().toMillis()));
        }
        if (traffic.maintenance()) {
            labels.put(MAINTENANCE, "on");
        }
        if (!traffic.hand().drained().isEmpty()) {
            labels.put(DRAINED_BY_HAND, text(traffic.hand().drained()));
        }
        if (traffic.hand().hold().isPositive()) {
            labels.put(HOLD_BY_HAND, Long.toString(traffic.hand().hold().toMillis()));
        }
        return labels;
    }

    /** Reads one; empty for a volume that is none of the stack's, or that nobody can have made. */
    static Optional<Standing> read(StackName stack, ObservedVolume volume) {
        var labels = volume.labels();
        var service = labels.get(SERVICE).filter(name -> !name.isBlank()).map(ServiceName::of);
        var generation = labels.get(GENERATION).flatMap(TrafficLabels::number);
        if (service.isEmpty()
                || generation.isEmpty()
                || !labels.get(STACK).equals(Optional.of(stack.value()))) {
            return Optional.empty();
        }
        var traffic =
                new Traffic(
                        Collections.emptySortedMap(),
                        Sticky.NONE,
                        containers(labels.get(DRAINED).orElse("")),
                        containers(labels.get(READY).orElse("")),
                        milliseconds(labels.get(HOLD)),
                        labels.get(MAINTENANCE).equals(Optional.of("on")),
                        new ByHand(
                                containers(labels.get(DRAINED_BY_HAND).orElse("")),
                                milliseconds(labels.get(HOLD_BY_HAND))));
        return Optional.of(
                new Standing(
                        VolumeName.of(volume.name()),
                        service.get(),
                        generation.get(),
                        traffic.shared(shares(labels.get(SHARES).orElse("")))
                                .staying(sticky(labels.get(STICKY).orElse("")))));
    }

    private static Duration milliseconds(Optional<String> text) {
        return Duration.ofMillis(text.flatMap(TrafficLabels::number).orElse(0L));
    }

    private static Sticky sticky(String text) {
        return Arrays.stream(Sticky.values())
                .filter(sticky -> sticky.toString().equals(text))
                .findFirst()
                .orElse(Sticky.NONE);
    }

    private static Map<RevisionNumber, Integer> shares(String text) {
        var shares = new TreeMap<RevisionNumber, Integer>();
        for (var part : parts(text)) {
            int equals = part.indexOf('=');
            var revision = RevisionNumber.read(part.substring(0, Math.max(equals, 0)));
            var share = number(part.substring(equals + 1)).filter(found -> found <= Traffic.WHOLE);
            if (revision.isPresent() && share.isPresent()) {
                shares.put(revision.get(), share.get().intValue());
            }
        }
        return shares;
    }

    private static String text(Set<ContainerId> containers) {
        var ids = new TreeSet<String>();
        containers.forEach(container -> ids.add(container.value()));
        return String.join(",", ids);
    }

    private static Set<ContainerId> containers(String text) {
        var containers = new ArrayList<ContainerId>();
        parts(text).forEach(part -> containers.add(new ContainerId(part)));
        return Set.copyOf(containers);
    }

    private static List<String> parts(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
