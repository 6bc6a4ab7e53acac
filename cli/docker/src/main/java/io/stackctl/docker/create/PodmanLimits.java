package io.stackctl.docker.create;

import io.stackctl.engine.ContainerSpec;
import io.stackctl.model.Service;
import io.stackctl.model.service.ContainerLink;
import io.stackctl.model.service.DeviceRequest;
import io.stackctl.model.service.Mount;
import io.stackctl.model.service.NetworkAttachment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Podman 5 takes and leaves out without a word. What it refuses, it says itself. */
final class PodmanLimits {

    private static final Set<String> LOG_OPTIONS = Set.of("max-size", "path", "tag");

    private final Service service;
    private final List<String> ignored = new ArrayList<>();

    private PodmanLimits(Service service) {
        this.service = service;
    }

    /** One sentence for a service that asks for something of that; empty for others. */
    static List<String> ignored(Service service) {
        var limits = new PodmanLimits(service);
        limits.addSettings();
        limits.addNetworks();
        limits.addMounts();
        return limits.ignored.isEmpty()
                ? List.of()
                : List.of(
                        "service \""
                                + service.name()
                                + "\": Podman ignores "
                                + String.join(", ", limits.ignored));
    }

    /**
     * The links that Podman has to refuse. None when all of them name services as they are called
     * anyway: these names the networks know.
     */
    static List<ContainerLink> links(ContainerSpec spec) {
        var connectivity = spec.service().connectivity();
        return connectivity.externalLinks().isEmpty()
                        && connectivity.links().stream()
                                .allMatch(link -> link.alias().equals(link.key()))
                ? List.of()
                : spec.links();
    }

    /** Whether a volume is to stay as it is, and Podman hears of it in the older form of mounts. */
    static boolean takesNoCopy(Mount.Volume volume) {
        return volume.noCopy() && !volume.isAnonymous() && volume.subpath().isEmpty();
    }

    private void addSettings() {
        addIf(!service.connectivity().domainname().isEmpty(), "domainname");
        addIf(!service.privileges().runtime().isEmpty(), "runtime");
        addIf(!service.privileges().cgroup().isEmpty(), "cgroup");
        addIf(!service.storage().volumeDriver().isEmpty(), "volume_driver");
        addIf(needsDriver(service.privileges().gpus()), "gpus");
        addIf(
                needsDriver(service.limits().reservedDevices()),
                "deploy.resources.reservations.devices");
        service.logging()
                .ifPresent(logging ->
                        logging.options().keySet().stream()
                                .filter(option -> !LOG_OPTIONS.contains(option))
                                .forEach(option -> ignored.add("logging.options." + option)));
    }

    /** Podman gives a container devices of the Container Device Interface only. */
    private static boolean needsDriver(List<DeviceRequest> requests) {
        return requests.stream().anyMatch(request -> !request.driver().equals("cdi"));
    }

    private void addNetworks() {
        for (NetworkAttachment network : service.connectivity().networks()) {
            var place = "networks." + network.network();
            addIf(!network.linkLocalIps().isEmpty(), place + ".link_local_ips");
            addIf(!network.driverOptions().isEmpty(), place + ".driver_opts");
        }
    }

    private void addMounts() {
        for (Mount mount : service.storage().mounts()) {
            if (mount instanceof Mount.Volume volume) {
                addIf(
                        volume.noCopy() && !takesNoCopy(volume),
                        "volume.nocopy of " + mount.target());
                addIf(!volume.labels().isEmpty(), "volume.labels of " + mount.target());
            } else if (mount instanceof Mount.Bind bind) {
                addIf(
                        !bind.createHostPath(),
                        "bind.create_host_path of " + mount.target() + ", and makes the folder");
            }
        }
    }

    private void addIf(boolean asked, String what) {
        if (asked) {
            ignored.add(what);
        }
    }
}
