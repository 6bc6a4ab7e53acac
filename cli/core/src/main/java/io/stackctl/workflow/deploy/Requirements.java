package io.stackctl.workflow.deploy;

import io.stackctl.engine.Engine;
import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployMode;
import io.stackctl.model.deploy.DeployPolicy;
import io.stackctl.model.deploy.Placement;
import io.stackctl.model.deploy.RestartTerms;
import io.stackctl.model.deploy.proxy.HealthDrain;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.List;

/** What a definition and an engine have to be like before anything is deployed. */
final class Requirements {

    private static final String DNSRR = "dnsrr";

    private Requirements() {}

    /** The same with as many replicas of each service as its mode makes of them. */
    static Stack fitted(Stack stack) {
        return stack.withServices(
                stack.services().stream().map(service -> fitted(service)).toList());
    }

    /** The count is in no configuration hash, so `up` finds nothing to do afterwards. */
    private static Service fitted(Service service) {
        int replicas = DeployMode.of(service).replicas(service);
        return replicas == service.replicas().value()
                ? service
                : new Service(
                        service.name(),
                        service.definition()
                                .with("scale", new Scalar.Int(replicas, Location.NONE)));
    }

    /**
     * Looks at all services.
     *
     * @return what the user should know
     * @throws StackException with all that cannot be, each with its place
     */
    static List<String> check(Stack stack, Engine engine) {
        var mistakes = new ArrayList<Mistake>();
        var warnings = new ArrayList<String>();
        for (var service : stack.services()) {
            mistakes.addAll(RestartTerms.mistakes(service));
            addEndpointMode(service, mistakes);
            HealthDrain.ownAsk(service)
                    .ifPresent(node -> addObstacle(service, node.location(), mistakes));
        }
        var placed = stack.services().stream().filter(Requirements::isPlaced).toList();
        if (!placed.isEmpty()) {
            var machine = engine.info().machine();
            for (var service : placed) {
                mistakes.addAll(Placement.unmet(service, machine));
                for (var constraint : Placement.unchecked(service, machine)) {
                    warnings.add(
                            "services."
                                    + service.name()
                                    + ".deploy.placement: '"
                                    + constraint
                                    + "' is not looked at: this engine is no node of a swarm");
                }
            }
        }
        if (!mistakes.isEmpty()) {
            throw new StackException(new InvalidDefinition(mistakes));
        }
        for (var service : stack.services()) {
            // For its mistakes: of a job nobody else reads it.
            DeployPolicy.of(stack, service);
            warnings.addAll(RestartTerms.warnings(service));
        }
        return List.copyOf(warnings);
    }

    /** Without a swarm, a name has no address of its own but a gateway's. */
    private static void addEndpointMode(Service service, List<Mistake> mistakes) {
        var deploy = service.definition().mapping("deploy");
        var mode = deploy.text("endpoint_mode", DNSRR);
        boolean said =
                mode.equals(DNSRR)
                        || (mode.equals("vip")
                                && service.definition()
                                        .mapping("x-stackctl")
                                        .mapping("deploy")
                                        .has("vip"));
        if (!said) {
            deploy.find("endpoint_mode")
                    .ifPresent(node ->
                            mistakes.add(
                                    Mistake.of(
                                            mode.equals("vip")
                                                    ? "an engine gives a service no address of its"
                                                            + " own, but a gateway can"
                                                    : "'" + mode + "' is no endpoint mode",
                                            node.location(),
                                            "services." + service.name() + ".deploy.endpoint_mode",
                                            "add x-stackctl: { deploy: { vip: { gateway: SERVICE,"
                                                    + " http: [PORT] } } }, or write dnsrr")));
        }
    }

    private static void addObstacle(Service service, Location place, List<Mistake> mistakes) {
        HealthDrain.obstacle(service)
                .ifPresent(why ->
                        mistakes.add(
                                Mistake.of(
                                        service.name()
                                                + " cannot be drained by its health check: "
                                                + why,
                                        place,
                                        "services."
                                                + service.name()
                                                + ".x-stackctl.deploy.drain.via",
                                        "change that, or write gateway or none")));
    }

    private static boolean isPlaced(Service service) {
        return !service.definition().mapping("deploy").mapping("placement").isEmpty();
    }
}
