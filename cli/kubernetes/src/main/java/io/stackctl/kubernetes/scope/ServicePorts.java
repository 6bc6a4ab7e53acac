package io.stackctl.kubernetes.scope;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.model.service.ExposedPorts;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The ports that a definition says a service listens at: those published, those exposed, and those
 * that a proxy is to call.
 */
final class ServicePorts {

    /** A range of more has no place in an object. */
    private static final int MOST = 100;

    private static final int LAST = 65_535;

    private static final Pattern LISTENS =
            Pattern.compile("traefik\\.http\\.services\\.[^.]+\\.loadbalancer\\.server\\.port");

    private final ServiceScope service;
    private final List<ServicePort> ports = new ArrayList<>();

    private ServicePorts(ServiceScope service) {
        this.service = service;
    }

    static List<ServicePort> of(ServiceScope service) {
        var found = new ServicePorts(service);
        found.published();
        found.exposed();
        found.routed();
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

    /** A proxy is told where to call it. */
    private void routed() {
        for (var label : service.definition().mapping("labels").entries()) {
            if (LISTENS.matcher(label.key()).matches()) {
                add(((Scalar) label.value()).text(), label.value().location());
            }
        }
        var variables = service.definition().mapping("environment");
        add(variables.text("VIRTUAL_PORT", ""), service.at("environment", "VIRTUAL_PORT"));
        if (ports.isEmpty() && !variables.text("VIRTUAL_HOST", "").isEmpty()) {
            add("80", service.at("environment", "VIRTUAL_HOST"));
        }
    }

    private void add(String port, Location place) {
        if (port.matches("[0-9]{1,5}")) {
            add(new ServicePort(Integer.parseInt(port), "tcp", "", place));
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
        if (port.number() > 0 && port.number() <= LAST && ports.stream().noneMatch(port::isSame)) {
            ports.add(port);
        }
    }
}
