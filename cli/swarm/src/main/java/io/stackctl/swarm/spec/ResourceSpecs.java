package io.stackctl.swarm.spec;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.service.Ulimit;
import io.stackctl.model.tree.ByteSize;
import io.stackctl.model.tree.Mapping;
import java.math.BigDecimal;
import java.util.List;

/** What the tasks of a service may use of a machine, and what is kept for them. */
final class ResourceSpecs {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private ResourceSpecs() {}

    /** {@code Resources}, which may be empty and is never absent. */
    static Json of(Service service) {
        var limits = service.limits();
        var limit = new JsonBuilder();
        limits.cpus().ifPresent(cpus -> limit.putIfAny("NanoCPUs", nanos(cpus)));
        limits.memory().map(ByteSize::bytes).ifPresent(size -> limit.putIfAny("MemoryBytes", size));
        limits.pids().filter(pids -> pids > 0).ifPresent(pids -> limit.put("Pids", pids));
        var reserved =
                service.definition().mapping("deploy").mapping("resources").mapping("reservations");
        var reservation = new JsonBuilder();
        reserved.decimal("cpus").ifPresent(cpus -> reservation.putIfAny("NanoCPUs", nanos(cpus)));
        limits.memoryReservation()
                .map(ByteSize::bytes)
                .ifPresent(size -> reservation.putIfAny("MemoryBytes", size));
        reservation.putIfAny("GenericResources", generic(reserved));
        return new JsonBuilder()
                .putIfAny("Limits", limit.build())
                .putIfAny("Reservations", reservation.build())
                .build();
    }

    private static Json generic(Mapping reserved) {
        List<Json> resources =
                reserved.mappings("generic_resources").stream()
                        .map(resource -> resource.mapping("discrete_resource_spec"))
                        .map(spec ->
                                new JsonBuilder()
                                        .put(
                                                "DiscreteResourceSpec",
                                                new JsonBuilder()
                                                        .put("Kind", spec.text("kind", ""))
                                                        .put(
                                                                "Value",
                                                                spec.number("value").orElse(0L))
                                                        .build())
                                        .build())
                        .toList();
        return new Json.JsonArray(resources);
    }

    static Json ulimits(Service service) {
        List<Json> limits =
                service.limits().ulimits().stream()
                        .sorted(Order.by(Ulimit::name))
                        .map(limit ->
                                new JsonBuilder()
                                        .put("Name", limit.name())
                                        .put("Hard", limit.hard())
                                        .put("Soft", limit.soft())
                                        .build())
                        .toList();
        return new Json.JsonArray(limits);
    }

    private static long nanos(double cpus) {
        return BigDecimal.valueOf(cpus).multiply(NANOS).longValue();
    }
}
