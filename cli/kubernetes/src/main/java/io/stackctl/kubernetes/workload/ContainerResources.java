package io.stackctl.kubernetes.workload;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.storage.Quantity;
import io.stackctl.model.service.DeviceRequest;
import io.stackctl.model.service.Limits;
import io.stackctl.model.tree.ByteSize;
import java.util.ArrayList;
import java.util.Optional;

/** How much of a node a container gets. */
final class ContainerResources {

    private ContainerResources() {}

    static Fields of(ServiceScope service) {
        Limits limits = service.service().limits();
        var most = new Fields();
        var least = new Fields();
        var cpus = cpus(service);
        cpus.ifPresent(count ->
                most.text("cpu", Quantity.cpus(count), place(service, "cpus", "limits", "cpus")));
        limits.memory()
                .filter(size -> size.bytes() > 0)
                .ifPresent(size ->
                        most.text(
                                "memory",
                                Quantity.bytes(size.bytes()),
                                place(service, "mem_limit", "limits", "memory")));
        var reserved =
                service.definition()
                        .mapping("deploy")
                        .mapping("resources")
                        .mapping("reservations")
                        .decimal("cpus")
                        .filter(count -> count > 0);
        reserved.ifPresent(count ->
                least.text(
                        "cpu", Quantity.cpus(count), place(service, "", "reservations", "cpus")));
        var memory = limits.memoryReservation().filter(size -> size.bytes() > 0);
        memory.ifPresent(size ->
                least.text(
                        "memory",
                        Quantity.bytes(size.bytes()),
                        place(service, "mem_reservation", "reservations", "memory")));
        refuseMore(service, "cpus", reserved, cpus);
        refuseMore(
                service,
                "memory",
                memory.map(size -> (double) size.bytes()),
                limits.memory()
                        .map(ByteSize::bytes)
                        .filter(bytes -> bytes > 0)
                        .map(Long::doubleValue));
        devices(service, most);
        return new Fields().put("limits", most).put("requests", least);
    }

    /** How many CPUs a container may use, if that is bounded. */
    static Optional<Double> cpus(ServiceScope service) {
        return service.service().limits().cpus().filter(count -> count > 0);
    }

    private static Location place(ServiceScope service, String own, String kind, String key) {
        var deployed = service.definition().mapping("deploy").mapping("resources").mapping(kind);
        return deployed.has(key)
                ? deployed.entries().stream()
                        .filter(entry -> entry.key().equals(key))
                        .findFirst()
                        .map(entry -> entry.value().location())
                        .orElse(service.place())
                : service.at(own);
    }

    private static void refuseMore(
            ServiceScope service, String what, Optional<Double> least, Optional<Double> most) {
        if (least.isPresent() && most.isPresent() && least.get() > most.get()) {
            service.refuse(
                    service.at("deploy", "resources"),
                    "deploy.resources",
                    "more " + what + " are reserved than it may use",
                    "reserve as much as the limit, or less");
        }
    }

    private static void devices(ServiceScope service, Fields most) {
        var requests = new ArrayList<>(service.service().privileges().gpus());
        requests.addAll(service.service().limits().reservedDevices());
        for (var request : requests) {
            var place =
                    service.definition().has("gpus")
                            ? service.at("gpus")
                            : service.at("deploy", "resources", "reservations");
            var resource = resource(request);
            if (resource.isEmpty() || !request.deviceIds().isEmpty() || request.count() < 1) {
                service.refuse(
                        place,
                        "gpus",
                        "a device plugin gives devices by their number",
                        "write count: 1 and driver: nvidia, amd or intel");
            } else {
                most.text(resource.get(), Long.toString(request.count()), place);
            }
        }
    }

    private static Optional<String> resource(DeviceRequest request) {
        return switch (request.driver()) {
            case "", "nvidia" -> Optional.of("nvidia.com/gpu");
            case "amd", "amdgpu" -> Optional.of("amd.com/gpu");
            case "intel" -> Optional.of("gpu.intel.com/i915");
            default -> Optional.empty();
        };
    }
}
