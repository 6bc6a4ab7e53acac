package io.stackctl.kubernetes.scope;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.model.service.ExposedPorts;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;

/** The ports that a definition says a service listens at: those published, and those exposed. */
final class ServicePorts {

    /** A range of more has no place in an object. */
    private static final int MOST = 100;

    private final ServiceScope service;
    private final List<ServicePort> ports = new ArrayList<>();

    private ServicePorts(ServiceScope service) {
        this.service = service;
    }

    static List<ServicePort> of(ServiceScope service) {
        var found = new ServicePorts(service);
        found.published();
        found.exposed();
        return List.copyOf(found.ports);
    }

    private void published() {
        for (var port : service.definition().mappings("ports")) {
            add(
                    new ServicePort(
                            port.number("target").orElse(0L).intValue(),
                            port.text("protocol", "tcp"),
                            port.text("app_protocol", ""),
                            port.location()));
        }
    }

    private void exposed() {
        if (!(service.definition().get("expose") instanceof Sequence exposed)) {
            return;
        }
        for (var item : exposed.items()) {
            var text = ((Scalar) item).text();
            try {
                expose(ExposedPorts.of(text), item.location());
            } catch (InvalidValueException e) {
                service.refuse(
                        item.location(), "expose", String.valueOf(e.getMessage()), e.remedy());
            }
        }
    }

    private void expose(ExposedPorts range, Location place) {
        if (range.last() - range.first() >= MOST) {
            service.refuse(
                    place,
                    "expose",
                    "a range of "
                            + (range.last() - range.first() + 1)
                            + " ports would be as many fields",
                    "expose those that others call");
            return;
        }
        for (int port = range.first(); port <= range.last(); port++) {
            add(new ServicePort(port, range.protocol(), "", place));
        }
    }

    private void add(ServicePort port) {
        if (port.number() > 0 && ports.stream().noneMatch(port::isSame)) {
            ports.add(port);
        }
    }

    /** Whether a port is published under the machine's own address alone. */
    static boolean isLoopback(Mapping port) {
        var address = port.text("host_ip", "");
        return address.startsWith("127.") || address.equals("::1") || address.equals("localhost");
    }
}
