package io.stackctl.terminal.view;

import io.stackctl.state.Health;
import io.stackctl.state.MountedVolume;
import io.stackctl.state.NetworkMembership;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.PublishedPort;
import io.stackctl.terminal.text.Ellipsis;
import io.stackctl.terminal.text.GoQuote;
import io.stackctl.terminal.text.HumanDuration;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A container by the field names of Compose's {@code ps}, for JSON and templates. */
final class ContainerFields {

    private static final int COMMAND_WIDTH = 20;
    private static final int MOUNT_WIDTH = 15;

    private final Clock clock;
    private final boolean truncated;

    ContainerFields(Clock clock, boolean truncated) {
        this.clock = clock;
        this.truncated = truncated;
    }

    /** All but {@code CreatedAt}, sorted by name. */
    Map<String, Object> of(ObservedContainer container) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("ID", truncated ? container.id().abbreviated() : container.id().value());
        fields.put("Name", container.name());
        fields.put("Names", container.name());
        fields.put("Image", container.image());
        fields.put("Command", GoQuote.of(cut(container.command(), COMMAND_WIDTH)));
        fields.put("Project", container.labels().stack().orElse(""));
        fields.put("Service", container.service().toString());
        fields.put("State", container.state().word());
        fields.put("Status", container.status());
        fields.put("Health", health(container.health()));
        fields.put("ExitCode", container.exitCode().orElse(0));
        fields.put("Ports", PortsText.of(container.ports()));
        fields.put("Publishers", publishers(container.ports()));
        fields.put("RunningFor", runningFor(container));
        fields.put("Labels", labels(container.labels().all()));
        fields.put("Mounts", mounts(container.mounts()));
        fields.put("LocalVolumes", Long.toString(localVolumes(container.mounts())));
        fields.put("Networks", networks(container.networks()));
        fields.put("Engine", container.labels().engine());
        fields.put("Size", "0B");
        return fields;
    }

    String runningFor(ObservedContainer container) {
        return HumanDuration.of(Duration.between(container.created(), clock.instant())) + " ago";
    }

    private String cut(String text, int width) {
        return truncated ? Ellipsis.of(text, width) : text;
    }

    private static String health(Health health) {
        return switch (health) {
            case NONE -> "";
            case STARTING -> "starting";
            case HEALTHY -> "healthy";
            case UNHEALTHY -> "unhealthy";
        };
    }

    private static List<Map<String, Object>> publishers(List<PublishedPort> ports) {
        List<Map<String, Object>> publishers = new ArrayList<>();
        for (PublishedPort port : ports.stream().sorted(PortsText.ORDER).toList()) {
            Map<String, Object> publisher = new LinkedHashMap<>();
            publisher.put("URL", port.address());
            publisher.put("TargetPort", port.containerPort());
            publisher.put("PublishedPort", port.hostPort());
            publisher.put("Protocol", port.protocol());
            publishers.add(publisher);
        }
        return publishers;
    }

    private static String labels(Map<String, String> labels) {
        return new TreeMap<>(labels)
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(","));
    }

    private String mounts(List<MountedVolume> mounts) {
        return mounts.stream()
                .map(mount -> mount.name().isEmpty() ? mount.source() : mount.name())
                .map(mount -> cut(mount, MOUNT_WIDTH))
                .collect(Collectors.joining(","));
    }

    private static long localVolumes(List<MountedVolume> mounts) {
        return mounts.stream().filter(mount -> mount.type().equals("volume")).count();
    }

    private static String networks(List<NetworkMembership> networks) {
        return networks.stream()
                .map(NetworkMembership::networkName)
                .sorted()
                .collect(Collectors.joining(","));
    }
}
