package io.stackctl.step.init;

import io.stackctl.engine.ContainerSpec;
import io.stackctl.failure.Location;
import io.stackctl.model.Service;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Peer;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import io.stackctl.state.NewLabels;
import io.stackctl.step.StepContext;
import io.stackctl.step.network.Endpoint;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What the engine is told of a container for a {@code pre_start} step: of the service it has the
 * variables, the networks and the volumes; no limits, secrets, ports or health check. A step that
 * says nothing of its user and working folder has those of the service (Compose Specification,
 * {@code pre_start}), unless it runs an image of its own, which need not know them.
 */
final class InitSpec {

    private static final Location NONE = Location.NONE;

    private InitSpec() {}

    /** All of it; the engine chooses the name. */
    static ContainerSpec of(NewInit init, StepContext context) {
        var peers = new LinkedHashMap<ServiceName, List<ContainerId>>();
        init.peers()
                .forEach(
                        (peer, refs) -> peers.put(peer, refs.stream().map(context::idOf).toList()));
        return new ContainerSpec(
                "",
                init.stack(),
                program(init, context.idOf(init.donor())),
                init.image().value(),
                NewLabels.ofInit(init.stack().name(), init.service().name()),
                init.endpoints().stream().map(Endpoint::spec).toList(),
                List.of(),
                peers,
                List.of(),
                false,
                // Else nobody could see why it failed.
                false);
    }

    private static Service program(NewInit init, ContainerId donor) {
        var step = init.step();
        var service = init.service();
        var program = Mapping.builder(NONE);
        if (!step.command().isEmpty()) {
            program.put("command", Sequence.ofTexts(step.command(), NONE));
        }
        boolean same = init.image().equals(init.stack().imageOf(service));
        put(program, "user", same && step.user().isEmpty() ? service.user() : step.user());
        put(
                program,
                "working_dir",
                same && step.workingDir().isEmpty() ? service.workingDir() : step.workingDir());
        put(program, "platform", service.platform());
        if (step.privileged()) {
            program.put("privileged", new Scalar.Bool(true, NONE));
        }
        service.definition()
                .find("network_mode")
                .ifPresent(mode -> program.put("network_mode", mode));
        program.put("environment", environment(init));
        var sharing = new Peer.OfContainer(donor.toString()).toString();
        program.put("volumes_from", Sequence.ofTexts(List.of(sharing), NONE));
        return new Service(service.name(), program.build());
    }

    private static void put(Mapping.Builder program, String key, String value) {
        if (!value.isEmpty()) {
            program.put(key, new Scalar.Text(value, NONE));
        }
    }

    private static Mapping environment(NewInit init) {
        var variables = init.service().definition().mapping("environment").toBuilder();
        init.step()
                .environment()
                .forEach((name, given) ->
                        variables.put(
                                name,
                                given.or(() -> init.stack().variable(name))
                                        .<Node>map(value -> new Scalar.Text(value, NONE))
                                        .orElse(new Scalar.Null(NONE))));
        return variables.build();
    }
}
