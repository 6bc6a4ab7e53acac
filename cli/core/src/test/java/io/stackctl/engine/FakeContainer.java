package io.stackctl.engine;

import io.stackctl.event.Event.Stream;
import io.stackctl.event.LogText;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.ExposedPorts;
import io.stackctl.model.service.Healthcheck;
import io.stackctl.model.service.Mount;
import io.stackctl.model.service.PortMapping;
import io.stackctl.state.ContainerState;
import io.stackctl.state.Health;
import io.stackctl.state.HealthReport;
import io.stackctl.state.MountedVolume;
import io.stackctl.state.NetworkMembership;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.PublishedPort;
import io.stackctl.state.StackLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A container of the fake engine. Guarded by the engine's lock. */
final class FakeContainer {

    final ContainerId id;
    final ContainerSpec spec;
    final ImageId imageId;
    final Instant created;
    final List<LogRecord> log = new ArrayList<>();
    final Map<String, ContainerFile> files = new LinkedHashMap<>();
    final List<MountedVolume> mounts;

    /** Names of networks, with their ids. */
    final Map<String, Optional<NetworkId>> networks = new TreeMap<>();

    String name;
    ContainerState state = ContainerState.CREATED;
    Health health = Health.NONE;
    int exitCode;
    Instant started = Instant.EPOCH;
    Instant finished = Instant.EPOCH;
    final List<HealthReport.Check> checks = new ArrayList<>();

    FakeContainer(
            ContainerId id, String name, ContainerSpec spec, ImageId imageId, Instant created) {
        this.id = id;
        this.spec = spec;
        this.imageId = imageId;
        this.created = created;
        this.name = name;
        this.mounts = mounts(spec, id);
    }

    private static List<MountedVolume> mounts(ContainerSpec spec, ContainerId id) {
        List<MountedVolume> mounts = new ArrayList<>(spec.inherited());
        for (Mount mount : spec.service().storage().mounts()) {
            boolean inherited =
                    spec.inherited().stream()
                            .anyMatch(old -> old.destination().equals(mount.target()));
            if (inherited) {
                continue;
            }
            switch (mount) {
                case Mount.Volume volume ->
                        mounts.add(
                                new MountedVolume(
                                        "volume",
                                        volumeName(spec, volume, id),
                                        "/volumes/" + volumeName(spec, volume, id),
                                        volume.target(),
                                        !volume.readOnly()));
                case Mount.Bind bind ->
                        mounts.add(
                                new MountedVolume(
                                        "bind",
                                        "",
                                        bind.source(),
                                        bind.target(),
                                        !bind.readOnly()));
                case Mount.Tmpfs _, Mount.Image _, Mount.NamedPipe _, Mount.Cluster _ -> {}
            }
        }
        return mounts;
    }

    private static String volumeName(ContainerSpec spec, Mount.Volume volume, ContainerId id) {
        if (volume.isAnonymous()) {
            return Integer.toHexString((id + volume.target()).hashCode());
        }
        return spec.stack().volumes().stream()
                .filter(definition -> definition.key().equals(volume.volume()))
                .map(definition -> definition.name().value())
                .findFirst()
                .orElse(volume.volume());
    }

    boolean hasHealthcheck() {
        return spec.service()
                .healthcheck()
                .filter(check -> !check.disabled() && !check.test().isEmpty())
                .isPresent();
    }

    String service() {
        return new StackLabels(spec.labels()).service().map(ServiceName::value).orElse("");
    }

    /** Takes down what checks have found: as many failures as it takes where it was well before. */
    void checked(Instant end, Health found) {
        if (found == Health.HEALTHY) {
            checks.add(new HealthReport.Check(end, true));
        } else if (found == Health.UNHEALTHY) {
            boolean first = checks.isEmpty() || checks.getLast().passed();
            int times = first ? report().map(HealthReport::retries).orElse(1) : 1;
            for (int i = 0; i < times; i++) {
                checks.add(new HealthReport.Check(end, false));
            }
        }
    }

    private Optional<HealthReport> report() {
        if (!hasHealthcheck()) {
            return Optional.empty();
        }
        var check = spec.service().healthcheck().orElseThrow();
        int streak = 0;
        for (var done : checks) {
            streak = done.passed() ? 0 : streak + 1;
        }
        return Optional.of(
                new HealthReport(
                        check(),
                        check.interval().orElse(Duration.ZERO),
                        check.timeout().orElse(Duration.ZERO),
                        check.startPeriod().orElse(Duration.ZERO),
                        check.retries().orElse(0),
                        streak,
                        checks));
    }

    boolean isUp() {
        return state == ContainerState.RUNNING || state == ContainerState.PAUSED;
    }

    void write(Stream stream, String text) {
        log.add(new LogRecord(stream, LogText.of(text), Optional.of(Instant.now())));
    }

    /** The fixed ports of the host that it listens on while it runs. */
    List<Integer> hostPorts() {
        return spec.service().connectivity().ports().stream()
                .filter(PortMapping::isFixed)
                .map(port -> Integer.parseInt(port.published()))
                .toList();
    }

    private String status() {
        return switch (state) {
            case CREATED -> "Created";
            case RUNNING ->
                    "Up 1 second"
                            + switch (health) {
                                case NONE -> "";
                                case STARTING -> " (health: starting)";
                                case HEALTHY -> " (healthy)";
                                case UNHEALTHY -> " (unhealthy)";
                            };
            case PAUSED -> "Up 1 second (Paused)";
            case RESTARTING -> "Restarting (" + exitCode + ") 1 second ago";
            case REMOVING -> "Removal In Progress";
            case EXITED -> "Exited (" + exitCode + ") 1 second ago";
            case DEAD -> "Dead";
        };
    }

    ObservedContainer observed() {
        StackLabels labels = new StackLabels(spec.labels());
        return new ObservedContainer(
                id,
                name,
                spec.image(),
                imageId,
                String.join(" ", spec.service().command().orElse(List.of())),
                created,
                state,
                status(),
                health,
                state == ContainerState.EXITED || state == ContainerState.RESTARTING
                        ? OptionalInt.of(exitCode)
                        : OptionalInt.empty(),
                labels.service().orElse(ServiceName.of("none")),
                labels.number(),
                labels.isOneOff(),
                labels.configHash(),
                labels,
                memberships(),
                mounts,
                ports());
    }

    private List<NetworkMembership> memberships() {
        List<NetworkMembership> memberships = new ArrayList<>();
        networks.forEach((network, networkId) ->
                memberships.add(
                        new NetworkMembership(
                                network,
                                state == ContainerState.CREATED ? Optional.empty() : networkId,
                                isUp() ? "172.18.0.2" : "")));
        return memberships;
    }

    private List<PublishedPort> ports() {
        List<PublishedPort> ports = new ArrayList<>();
        if (isUp()) {
            for (PortMapping port : spec.service().connectivity().ports()) {
                var host = port.hostIp().isEmpty() ? "0.0.0.0" : port.hostIp();
                ports.add(new PublishedPort(host, port.target(), hostPort(port), port.protocol()));
            }
            for (String exposed : spec.service().connectivity().expose()) {
                var range = ExposedPorts.of(exposed);
                for (int port = range.first(); port <= range.last(); port++) {
                    ports.add(new PublishedPort("", port, 0, range.protocol()));
                }
            }
        }
        return ports;
    }

    /** Of a range the one that the container's number says. */
    private int hostPort(PortMapping port) {
        if (port.isFixed()) {
            return Integer.parseInt(port.published());
        }
        int end = port.published().indexOf('-');
        int number = new StackLabels(spec.labels()).number().orElse(1);
        return end < 0 ? 0 : Integer.parseInt(port.published().substring(0, end)) + number - 1;
    }

    private List<String> check() {
        var test = spec.service().healthcheck().map(Healthcheck::test).orElse(List.of());
        return hasHealthcheck() && test.size() > 1 ? test.subList(1, test.size()) : List.of();
    }

    ContainerDetail detail() {
        return new ContainerDetail(
                id,
                name,
                state,
                health,
                exitCode,
                false,
                started,
                finished,
                report(),
                "",
                spec.service().tty(),
                spec.service().stdinOpen(),
                "json-file",
                new StackLabels(spec.labels()),
                "{\"Id\":\"" + id + "\"}");
    }
}
