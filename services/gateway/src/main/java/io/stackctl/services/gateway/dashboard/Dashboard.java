package io.stackctl.services.gateway.dashboard;

import io.stackctl.services.gateway.balancing.Fleet;
import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.discovery.ContainerNames;
import io.stackctl.services.gateway.discovery.Discovery;
import io.stackctl.services.gateway.proxy.ProxyServer;
import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The page at {@code /}, what it shows as JSON, and the calls by which deployments move traffic.
 */
public final class Dashboard {
    private final View view;
    private final ContainerNames names;
    private final Fleet fleet;
    private final AdminAccess access;

    public Dashboard(
            Fleet fleet,
            Discovery discovery,
            ContainerNames names,
            ProxyServer proxy,
            String adminToken) {
        this.names = names;
        this.view = new View(fleet, discovery, proxy);
        this.fleet = fleet;
        this.access = new AdminAccess(adminToken);
    }

    public void addTo(Service service) {
        service.get("/api/overview", request -> Response.json(view.overview()));
        service.get("/api/routes", request -> Response.json(view.routes()));
        service.get("/api/services", request -> Response.json(view.services()));
        service.get(
                "/api/instances/{name}", request -> Response.json(view.instances(find(request))));
        service.post(
                "/api/instances/{name}/drain", request -> change(request, it -> it.drained(true)));
        service.post(
                "/api/instances/{name}/undrain",
                request -> change(request, it -> it.drained(false)));
        service.put("/api/instances/{name}/weight", this::weigh);
        service.get("/api/traffic", request -> Response.json(view.traffic()));
        service.get("/containers/{id}/json", this::name);
        service.assets("/web");
    }

    /**
     * What the engine answers at the same path, less everything but the name: variables hold
     * secrets, and Netdata 1.37 executes some of them.
     */
    private Response name(Request request) throws IOException, InterruptedException {
        var id = request.parameter("id");
        return names.of(id)
                .map(name ->
                        Response.json(
                                Map.of("Name", "/" + name, "Config", Map.of("Env", List.of()))))
                .orElseThrow(() -> HttpError.notFound("there is no container " + id));
    }

    /** The body of a change of weight. */
    record Weight(int weight) {
        Weight {
            if (weight < 0 || weight > Instance.MAX_WEIGHT) {
                throw new IllegalArgumentException(
                        "weight is not from 0 to " + Instance.MAX_WEIGHT);
            }
        }
    }

    private Response weigh(Request request) throws IOException {
        access.check(request);
        var wanted = request.json(Weight.class);
        return change(request, instance -> instance.weight(wanted.weight()));
    }

    private Response change(Request request, Consumer<Instance> what) {
        access.check(request);
        var instances = find(request);
        instances.forEach(what);
        return Response.json(view.instances(instances));
    }

    private List<Instance> find(Request request) {
        var name = request.parameter("name");
        var found = fleet.ofContainer(name);
        if (found.isEmpty()) {
            throw HttpError.notFound(
                    "no instance is called '" + name + "': give a container's name or id");
        }
        return found;
    }
}
