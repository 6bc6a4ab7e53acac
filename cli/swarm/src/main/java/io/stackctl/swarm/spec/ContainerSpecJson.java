package io.stackctl.swarm.spec;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.model.Order;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.service.FileGrant;
import io.stackctl.model.service.Healthcheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The {@code ContainerSpec} of a service. */
final class ContainerSpecJson {

    private static final int DEFAULT_MODE = 0444;
    private static final String CAPABILITY = "CAP_";
    private static final String SECRETS = "/run/secrets/";

    private final Stack stack;
    private final Service service;
    private final FileNames files;

    ContainerSpecJson(Stack stack, Service service, FileNames files) {
        this.stack = stack;
        this.service = service;
        this.files = files;
    }

    Json of(PinnedImage image) {
        var connectivity = service.connectivity();
        var privileges = service.privileges();
        var json =
                new JsonBuilder()
                        .put("Image", image.reference())
                        .put("Labels", Json.of(NamespaceLabels.of(stack.name(), service.labels())))
                        .putIfAny("Command", service.entrypoint().orElse(List.of()))
                        .putIfAny("Args", service.command().orElse(List.of()))
                        .putIfAny("Hostname", connectivity.hostname())
                        .putIfAny("Env", environment())
                        .putIfAny("Dir", service.workingDir())
                        .putIfAny("User", service.user())
                        .putIfAny("Groups", privileges.groupAdd())
                        .put("Privileges", Json.emptyObject());
        privileges.init().ifPresent(init -> json.put("Init", init));
        json.putIfAny("StopSignal", service.stopSignal())
                .putIfTrue("TTY", service.tty())
                .putIfTrue("OpenStdin", service.stdinOpen())
                .putIfTrue("ReadOnly", service.storage().readOnlyRoot())
                .putIfAny("Mounts", MountSpecs.of(stack, service));
        service.stopGracePeriod().ifPresent(grace -> json.put("StopGracePeriod", grace.toNanos()));
        return json.putIfAny(
                        "Healthcheck",
                        service.healthcheck().map(this::health).orElse(Json.nothing()))
                .putIfAny("Hosts", hosts())
                .putIfAny("DNSConfig", dns())
                .putIfAny("Secrets", grants("Secret", service.storage().secrets(), files.secrets()))
                .putIfAny("Configs", grants("Config", service.storage().configs(), files.configs()))
                .putIfAny("Isolation", privileges.isolation())
                .putIfAny("Sysctls", privileges.sysctls())
                .putIfAny("CapabilityAdd", capabilities(privileges.capAdd()))
                .putIfAny("CapabilityDrop", capabilities(privileges.capDrop()))
                .putIfAny("Ulimits", ResourceSpecs.ulimits(service))
                .putIfAny("OomScoreAdj", service.limits().oomScoreAdj())
                .build();
    }

    private List<String> environment() {
        var variables = new TreeSet<String>();
        service.environment()
                .forEach((name, value) ->
                        variables.add(value.map(text -> name + "=" + text).orElse(name)));
        return List.copyOf(variables);
    }

    private Json health(Healthcheck check) {
        if (check.disabled()) {
            return new JsonBuilder().put("Test", Json.of(List.of("NONE"))).build();
        }
        var json = new JsonBuilder().putIfAny("Test", check.test());
        put(json, "Interval", check.interval());
        put(json, "Timeout", check.timeout());
        put(json, "StartPeriod", check.startPeriod());
        put(json, "StartInterval", check.startInterval());
        check.retries().ifPresent(retries -> json.putIfAny("Retries", retries));
        return json.build();
    }

    private static void put(JsonBuilder json, String name, Optional<Duration> time) {
        time.ifPresent(duration -> json.putIfAny(name, duration.toNanos()));
    }

    /** {@code host=address} becomes {@code address host}, as in a hosts file. */
    private List<String> hosts() {
        var hosts = new ArrayList<String>();
        for (var entry : service.connectivity().extraHosts()) {
            int at = entry.indexOf('=');
            hosts.add(entry.substring(at + 1) + " " + entry.substring(0, at));
        }
        return hosts;
    }

    private Json dns() {
        var connectivity = service.connectivity();
        return new JsonBuilder()
                .putIfAny("Nameservers", connectivity.dns())
                .putIfAny("Search", connectivity.dnsSearch())
                .putIfAny("Options", connectivity.dnsOptions())
                .build();
    }

    private static Json grants(String kind, List<FileGrant> grants, Map<String, String> names) {
        record Named(String name, FileGrant grant) {}
        List<Json> references =
                grants.stream()
                        .map(grant ->
                                new Named(
                                        names.getOrDefault(grant.source(), grant.source()), grant))
                        .sorted(Order.by(Named::name))
                        .map(named ->
                                new JsonBuilder()
                                        .put("File", file(named.grant()))
                                        .put(kind + "Name", named.name())
                                        .build())
                        .toList();
        return new Json.JsonArray(references);
    }

    private static Json file(FileGrant grant) {
        return new JsonBuilder()
                .put("Name", fileName(grant))
                .put("UID", grant.uid().isEmpty() ? "0" : grant.uid())
                .put("GID", grant.gid().isEmpty() ? "0" : grant.gid())
                .put("Mode", grant.mode().orElse(DEFAULT_MODE))
                .build();
    }

    /** Where a secret is by default goes without saying in a swarm. */
    private static String fileName(FileGrant grant) {
        var target = grant.target();
        return target.isEmpty() || target.equals(SECRETS + grant.source())
                ? grant.source()
                : target;
    }

    /** Swarm compares them in capitals and with their prefix, sorted. */
    private static List<String> capabilities(List<String> written) {
        var names = new TreeSet<String>();
        for (var name : written) {
            var upper = name.strip().toUpperCase(Locale.ROOT);
            names.add(
                    upper.equals("ALL") || upper.startsWith(CAPABILITY)
                            ? upper
                            : CAPABILITY + upper);
        }
        return List.copyOf(names);
    }
}
