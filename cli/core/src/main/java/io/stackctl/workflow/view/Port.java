package io.stackctl.workflow.view;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.PublishedPort;
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
     * @return such as {@code 0.0.0.0:8080}
     */
    public String run(StackName stack, Replica replica, int port, String protocol) {
        ObservedContainer container = replica.in(around.engine(), stack);
        return container.ports().stream()
                .filter(known -> known.containerPort() == port && known.protocol().equals(protocol))
                .filter(known -> known.hostPort() != 0)
                .findFirst()
                .map(known -> known.address() + ":" + known.hostPort())
                .orElseThrow(() -> unpublished(container, port, protocol));
    }

    private static StackException unpublished(
            ObservedContainer container, int port, String protocol) {
        String known =
                container.ports().stream()
                        .map(Port::text)
                        .sorted()
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
                                + known));
    }

    private static String text(PublishedPort port) {
        return (port.hostPort() == 0 ? "" : port.hostPort() + "->")
                + port.containerPort()
                + "/"
                + port.protocol();
    }
}
