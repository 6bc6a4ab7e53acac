package io.stackctl.services.gateway.discovery;

import io.stackctl.services.gateway.routing.Container;
import io.stackctl.services.gateway.routing.Readiness;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a manager of a swarm says, as far as a gateway is concerned.
 *
 * @param containers the tasks, each by its own id
 * @param gateways where the tasks of the gateway's own service are, on any network; those on
 *     managers first
 */
record SwarmView(List<Container> containers, List<String> gateways) {
    static final SwarmView NOTHING = new SwarmView(List.of(), List.of());

    SwarmView {
        containers = List.copyOf(containers);
        gateways = List.copyOf(new LinkedHashSet<>(gateways));
    }

    /** Reads what was printed of one. */
    static SwarmView of(Answer printed) {
        return new SwarmView(
                printed.get("containers").items().stream().map(SwarmView::container).toList(),
                printed.get("gateways").items().stream().map(Answer::text).toList());
    }

    private static Container container(Answer printed) {
        return new Container(
                printed.get("id").text(),
                printed.get("name").text(),
                texts(printed.get("labels")),
                texts(printed.get("environment")),
                texts(printed.get("networks")),
                printed.get("exposedPorts").items().stream()
                        .map(port -> Math.toIntExact(port.number(0)))
                        .toList(),
                Readiness.valueOf(printed.get("readiness").text().toUpperCase(Locale.ROOT)),
                printed.get("node").text());
    }

    private static Map<String, String> texts(Answer members) {
        return members.names().stream()
                .collect(Collectors.toMap(name -> name, name -> members.get(name).text()));
    }

    Set<String> ids() {
        return containers.stream().map(Container::id).collect(Collectors.toSet());
    }
}
