package io.stackctl.docker.create;

import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.ContainerSpec;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import io.stackctl.model.service.Healthcheck;
import io.stackctl.model.service.NamespaceMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a create call that the image may decide too: the Engine API's {@code
 * ContainerConfig}.
 */
final class ContainerSettings {

    static final String API_SOCKET_CONFIG = "/run/secrets/docker";

    private final ContainerSpec spec;
    private final Service service;
    private final ProxySettings proxies;

    ContainerSettings(ContainerSpec spec, ProxySettings proxies) {
        this.spec = spec;
        this.service = spec.service();
        this.proxies = proxies;
    }

    void addTo(JsonBuilder create) {
        create.putIfAny("Hostname", service.connectivity().hostname())
                .putIfAny("Domainname", service.connectivity().domainname())
                .putIfAny("User", service.user())
                .putIfTrue("AttachStdin", spec.interactive())
                .put("AttachStdout", true)
                .put("AttachStderr", true)
                .putIfAny("ExposedPorts", PortSettings.exposed(service))
                .putIfTrue("Tty", service.tty())
                .putIfTrue("OpenStdin", service.stdinOpen())
                .putIfTrue("StdinOnce", spec.interactive() && service.stdinOpen())
                .putIfAny("Env", environment());
        service.command().ifPresent(command -> create.put("Cmd", Json.of(command)));
        service.healthcheck()
                .ifPresent(check -> create.putIfAny("Healthcheck", healthcheck(check)));
        create.put("Image", spec.image()).putIfAny("WorkingDir", service.workingDir());
        service.entrypoint().ifPresent(program -> create.put("Entrypoint", Json.of(program)));
        create.putIfTrue(
                        "NetworkDisabled",
                        service.connectivity()
                                .networkMode()
                                .filter(ContainerSettings::isDisabled)
                                .isPresent())
                .putIfAny("Labels", spec.labels())
                .putIfAny("StopSignal", service.stopSignal());
        service.stopGracePeriod().ifPresent(grace -> create.put("StopTimeout", grace.toSeconds()));
    }

    private static boolean isDisabled(NamespaceMode mode) {
        return mode instanceof NamespaceMode.Named named && named.word().equals("disabled");
    }

    /** {@code KEY=VALUE}, or {@code KEY} alone, which takes away what the image sets. */
    private List<String> environment() {
        Map<String, Optional<String>> variables = new LinkedHashMap<>(service.environment());
        if (service.privileges().useApiSocket()) {
            variables.putIfAbsent("DOCKER_CONFIG", Optional.of(API_SOCKET_CONFIG));
        }
        proxies.variables()
                .forEach((name, value) -> variables.putIfAbsent(name, Optional.of(value)));
        List<String> environment = new ArrayList<>(variables.size());
        variables.forEach((name, value) ->
                environment.add(value.map(text -> name + "=" + text).orElse(name)));
        return environment;
    }

    private static Json healthcheck(Healthcheck check) {
        if (check.disabled()) {
            return new JsonBuilder().put("Test", Json.of(List.of("NONE"))).build();
        }
        if (check.startInterval().isPresent() && check.startPeriod().isEmpty()) {
            // Engines take it, and never check at that interval (moby 48874).
            throw new StackException(
                    new InvalidRequest(
                            "healthcheck.start_interval requires healthcheck.start_period to be set",
                            "set start_period, or leave start_interval out"));
        }
        JsonBuilder built =
                new JsonBuilder()
                        .putIfAny("Test", check.test())
                        .putIfAny("Interval", nanos(check.interval()))
                        .putIfAny("Timeout", nanos(check.timeout()))
                        .putIfAny("StartPeriod", nanos(check.startPeriod()))
                        .putIfAny("StartInterval", nanos(check.startInterval()));
        check.retries().ifPresent(retries -> built.putIfAny("Retries", retries));
        return built.build();
    }

    private static Optional<Long> nanos(Optional<Duration> time) {
        return time.map(Duration::toNanos);
    }
}
