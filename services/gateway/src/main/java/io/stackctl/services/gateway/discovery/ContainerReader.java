package io.stackctl.services.gateway.discovery;

import io.stackctl.services.gateway.routing.Container;
import io.stackctl.services.gateway.routing.Readiness;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what {@code GET /containers/ID/json} says. */
final class ContainerReader {
    private ContainerReader() {}

    static Container read(Answer inspected) {
        var config = inspected.get("Config");
        return new Container(
                inspected.get("Id").text(),
                inspected.get("Name").text().replaceFirst("^/", ""),
                labels(config.get("Labels")),
                environment(config),
                networks(inspected),
                config.get("ExposedPorts").names().stream()
                        .filter(port -> port.endsWith("/tcp"))
                        .map(port -> port.substring(0, port.length() - 4))
                        .filter(port -> port.matches("[0-9]{1,5}")) // an image may say anything
                        .map(Integer::valueOf)
                        .filter(ContainerReader::isPort)
                        .sorted()
                        .toList(),
                readiness(inspected.get("State")));
    }

    static boolean isPort(long number) {
        return number >= 1 && number <= 65535;
    }

    static Map<String, String> labels(Answer labels) {
        return labels.names().stream()
                .collect(Collectors.toMap(Function.identity(), name -> labels.get(name).text()));
    }

    /** What routes are made of, of whatever has its variables in {@code Env}. */
    static Map<String, String> environment(Answer config) {
        var variables = new HashMap<String, String>();
        for (var entry : config.get("Env").items()) {
            var text = entry.text();
            // Only what routes are made of is kept: the rest is other people's secrets.
            int equals = text.indexOf('=');
            if (text.startsWith("VIRTUAL_") && equals > 0) {
                variables.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return variables;
    }

    private static Map<String, String> networks(Answer inspected) {
        var addresses = new HashMap<String, String>();
        var networks = inspected.get("NetworkSettings").get("Networks");
        for (var name : networks.names()) {
            addresses.put(name, networks.get(name).get("IPAddress").text());
        }
        return addresses;
    }

    /** The machine's addresses on the container's networks. */
    static Set<String> gateways(Answer inspected) {
        var networks = inspected.get("NetworkSettings").get("Networks");
        return networks.names().stream()
                .map(name -> networks.get(name).get("Gateway").text())
                .filter(address -> !address.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Readiness readiness(Answer state) {
        if (state.get("Paused").isTrue()) {
            return Readiness.PAUSED;
        }
        if (!state.get("Running").isTrue() || state.get("Restarting").isTrue()) {
            return Readiness.STOPPED;
        }
        return switch (state.get("Health").get("Status").text()) {
            case "starting" -> Readiness.STARTING;
            case "unhealthy" -> Readiness.UNHEALTHY;
            default -> Readiness.READY;
        };
    }
}
