package io.stackctl.workflow.view;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Order;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Surroundings;
import java.util.stream.Collectors;

/** Says where a port of a service is published. */
public final class Port {

    private final Surroundings around;

    public Port(Surroundings around) {
        this.around = around;
    }

    /**
     * Runs it.
     *
     * @param port inside the container
     * @param protocol {@code tcp}, {@code udp} or {@code sctp}
     * @return such as {@code 0.0.0.0:8080}; {@code :0} for a port that is exposed only
     */
    public String run(StackName stack, Replica replica, int port, String protocol) {
        ObservedContainer container = replica.in(around.engine(), stack);
        return container.ports().stream()
                .filter(known -> known.containerPort() == port && known.protocol().equals(protocol))
                .min(Order.by(known -> known.hostPort() == 0 ? 1 : 0))
                .map(known -> known.address() + ":" + known.hostPort())
                .orElseThrow(() -> unknown(container, port, protocol));
    }

    private static StackException unknown(ObservedContainer container, int port, String protocol) {
        String listed =
                container.ports().stream()
                        .map(known -> known.containerPort() + "/" + known.protocol())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new StackException(
                new Failure.InvalidRequest(
                        "no port "
                                + port
                                + "/"
                                + protocol
                                + " for container "
                                + container.name()
                                + ": "
                                + listed));
    }
}
