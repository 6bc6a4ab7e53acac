package io.stackctl.services.gateway.discovery;

import io.stackctl.services.gateway.routing.Container;
import io.stackctl.services.gateway.routing.Readiness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;

/** Asks the gateway's own engine about the swarm, which it can tell where it is a manager. */
final class SwarmManager {
    private final EngineApi engine;

    SwarmManager(EngineApi engine) {
        this.engine = engine;
    }

    /**
     * All of it.
     *
     * @param stack whose services count; empty for all
     * @param service the gateway's own
     * @param before the last view, of whose tasks some may have been told to end since then
     * @throws IOException also where the engine is no manager, or no majority of managers is left
     */
    SwarmView view(String stack, String service, SwarmView before) throws IOException {
        // Services last: of a task that is listed, the service is known.
        var tasks = engine.tasks(stack).items();
        var nodes = engine.nodes();
        var reader = new TaskReader(engine.services(stack), nodes);
        var containers = new ArrayList<Container>();
        var gone = new HashSet<>(before.ids());
        var gateways = new ArrayList<Answer>();
        for (var task : tasks) {
            gone.remove(task.get("ID").text());
            if (task.get("ServiceID").text().equals(service)) {
                gateways.add(task);
            } else {
                containers.add(reader.read(task));
            }
        }
        for (var id : gone) {
            var task = engine.task(id);
            var container = task.present() ? reader.read(task) : null;
            if (container != null && container.readiness() == Readiness.STOPPING) {
                containers.add(container);
            }
        }
        return new SwarmView(containers, reader.addresses(gateways));
    }
}
