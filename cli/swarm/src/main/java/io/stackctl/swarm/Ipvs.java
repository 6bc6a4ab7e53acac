package io.stackctl.swarm;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployMode;
import io.stackctl.swarm.spec.NetworkSpecs;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Whether virtual addresses and the routing mesh work: both are IPVS's, a part of the kernel that
 * not every machine has. Without it a swarm hands out addresses behind which nobody is.
 */
final class Ipvs {

    /** No image has it: what comes behind the question whether a folder is there always fails. */
    private static final String NO_IMAGE =
            "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    private final EngineApi api;

    Ipvs(EngineApi api) {
        this.api = api;
    }

    /** What to say of services that need it where the machine that is spoken to has none. */
    List<String> warnings(Stack stack) {
        var byName = new TreeSet<String>();
        var ports = new ArrayList<String>();
        for (var service : stack.services()) {
            if (hasVirtualAddress(stack, service)) {
                byName.add(service.name().value());
            }
            service.connectivity().ports().stream()
                    .filter(port -> port.mode().equals("ingress"))
                    .forEach(port ->
                            ports.add(
                                    port.published().isEmpty()
                                            ? service.name() + " (" + port.target() + ")"
                                            : port.published()));
        }
        if ((byName.isEmpty() && ports.isEmpty()) || isThere()) {
            return List.of();
        }
        var warnings = new ArrayList<String>();
        var kernel = "The kernel of the machine that is spoken to has no IPVS";
        if (!byName.isEmpty()) {
            warnings.add(
                    kernel
                            + ", so no task reaches these by their names: "
                            + String.join(", ", byName)
                            + ". Say deploy.endpoint_mode: dnsrr, or load its module ip_vs.");
        }
        if (!ports.isEmpty()) {
            warnings.add(
                    kernel
                            + ", so no request reaches these ports: "
                            + String.join(", ", ports)
                            + ". Say mode: host for each, or load its module ip_vs.");
        }
        return warnings;
    }

    private static boolean hasVirtualAddress(Stack stack, Service service) {
        return switch (DeployMode.of(service)) {
            case REPLICATED_JOB, GLOBAL_JOB -> false;
            case REPLICATED, GLOBAL ->
                    !service.definition()
                                    .mapping("deploy")
                                    .text("endpoint_mode", "")
                                    .equalsIgnoreCase("dnsrr")
                            && NetworkSpecs.hasOverlay(stack, service);
        };
    }

    /** Loaded, or a part of the kernel; or a module that an engine loads when it needs it. */
    private boolean isThere() {
        var kernel = api.object(ApiCall.get("/info"), info -> info.text("KernelVersion"));
        return isFolder("/sys/module/ip_vs")
                || isFolder("/proc/sys/net/ipv4/vs")
                || isFolder("/lib/modules/" + kernel + "/kernel/net/netfilter/ipvs");
    }

    /**
     * Asks an engine about its machine's files: it looks for what a container is to have mounted
     * before it looks for the image, so that no container comes of it.
     */
    private boolean isFolder(String path) {
        var mount =
                new JsonBuilder()
                        .put("Type", "bind")
                        .put("Source", path)
                        .put("Target", "/ipvs")
                        .put("ReadOnly", true)
                        .build();
        var call =
                ApiCall.post("/containers/create")
                        .body(
                                new JsonBuilder()
                                        .put("Image", NO_IMAGE)
                                        .put(
                                                "HostConfig",
                                                new JsonBuilder()
                                                        .put(
                                                                "Mounts",
                                                                new Json.JsonArray(List.of(mount)))
                                                        .build())
                                        .build());
        try {
            api.run(call);
        } catch (StackException refused) {
            if (refused.failure() instanceof EngineFailure failure && failure.isRefusal()) {
                return !failure.words().contains("bind source path does not exist");
            }
            throw refused;
        }
        return true;
    }
}
