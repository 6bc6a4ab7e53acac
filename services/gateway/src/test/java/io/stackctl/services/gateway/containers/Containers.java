package io.stackctl.services.gateway.containers;

import io.stackctl.services.gateway.discovery.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A stack of the tests': a network, and containers on it. All of it is removed at the end. */
final class Containers implements AutoCloseable {
    static final String IMAGE = "gateway-it:latest";
    private static final long MEBIBYTE = 1 << 20;

    private final String stack;
    private final List<String> names = new ArrayList<>();

    Containers(String stack) throws IOException {
        this.stack = stack;
        Engine.delete("/networks/" + stack);
        Engine.post("/networks/create", Map.of("Name", stack, "CheckDuplicate", true));
    }

    /**
     * Starts a gateway with the limits of the quickstart stack, on ports of 127.0.0.1 that are
     * free.
     */
    Gateway gateway(String name, String... environment) throws IOException {
        return gateway(name, List.of(), environment);
    }

    /** The same with names by which it is called in the network. */
    Gateway gateway(String name, List<String> aliases, String... environment) throws IOException {
        var free = List.of(Map.of("HostIp", "127.0.0.1", "HostPort", ""));
        start(
                name,
                Map.of(
                        "Image",
                        IMAGE,
                        "Env",
                        List.of(environment),
                        "Labels",
                        labels("gateway", Map.of()),
                        "ExposedPorts",
                        Map.of("80/tcp", Map.of(), "8080/tcp", Map.of()),
                        "NetworkingConfig",
                        Map.of("EndpointsConfig", Map.of(stack, Map.of("Aliases", aliases))),
                        "HostConfig",
                        Map.of(
                                "NetworkMode",
                                stack,
                                "Memory",
                                64 * MEBIBYTE,
                                "MemorySwap",
                                64 * MEBIBYTE,
                                "NanoCpus",
                                200_000_000,
                                "Binds",
                                List.of(Engine.SOCKET + ":/var/run/docker.sock:ro"),
                                "PortBindings",
                                Map.of("80/tcp", free, "8080/tcp", free))));
        return new Gateway(name);
    }

    /** Starts a {@link SmallService}, which is ill while {@code /tmp/ill} exists. */
    void service(String name, String service, Map<String, String> labels, String... environment)
            throws IOException {
        start(
                name,
                java(
                        name,
                        SmallService.class,
                        labels(service, labels),
                        Map.of(
                                "Test",
                                List.of("CMD", "test", "!", "-e", "/tmp/ill"),
                                "Interval",
                                1_000_000_000L,
                                "Retries",
                                1),
                        environment));
    }

    /** Starts {@link Callers}, which call by these names. */
    void callers(String name, String... environment) throws IOException {
        var healthy = Map.of("Test", List.of("NONE"));
        start(name, java(name, Callers.class, labels("callers", Map.of()), healthy, environment));
    }

    private Map<String, ?> java(
            String name,
            Class<?> main,
            Map<String, String> labels,
            Map<String, ?> health,
            String... environment) {
        return Map.of(
                "Image",
                IMAGE,
                "Hostname",
                name,
                "User",
                "javauser",
                "Entrypoint",
                List.of("java"),
                "Cmd",
                List.of(
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        "/app/gateway.jar:/classes",
                        main.getName()),
                "Env",
                List.of(environment),
                "Labels",
                labels,
                "Healthcheck",
                health,
                "HostConfig",
                Map.of(
                        "NetworkMode",
                        stack,
                        "Binds",
                        List.of(Path.of("target/test-classes").toAbsolutePath() + ":/classes:ro")));
    }

    private Map<String, String> labels(String service, Map<String, String> more) {
        var all = new HashMap<>(more);
        all.putIfAbsent("com.docker.compose.project", stack);
        all.put("com.docker.compose.service", service);
        return all;
    }

    private void start(String name, Map<String, ?> definition) throws IOException {
        remove(name);
        names.add(name);
        Engine.post("/containers/create?name=" + name, definition);
        Engine.post("/containers/" + name + "/start", Map.of());
    }

    static Answer inspect(String name) throws IOException {
        return Engine.get("/containers/" + name + "/json").json();
    }

    static String health(String name) throws IOException {
        return inspect(name).get("State").get("Health").get("Status").text();
    }

    static void run(String name, String... command) throws IOException {
        var created =
                Engine.post(
                        "/containers/" + name + "/exec",
                        Map.of("Cmd", List.of(command), "User", "0"));
        Engine.post("/exec/" + created.json().get("Id").text() + "/start", Map.of("Detach", true));
    }

    /** What a command said, both ways, and how it ended. */
    record Ended(long code, String said) {}

    /** Runs a command to its end, as the image's user. */
    static Ended exec(String name, String... command) throws IOException {
        var created =
                Engine.post(
                        "/containers/" + name + "/exec",
                        Map.of(
                                "Cmd",
                                List.of(command),
                                "AttachStdout",
                                true,
                                "AttachStderr",
                                true,
                                "Tty",
                                true));
        var id = created.json().get("Id").text();
        var said = Engine.post("/exec/" + id + "/start", Map.of("Detach", false, "Tty", true));
        var ended = Engine.get("/exec/" + id + "/json").json();
        return new Ended(ended.get("ExitCode").number(-1), said.body().strip());
    }

    static void remove(String name) throws IOException {
        Engine.delete("/containers/" + name + "?force=1&v=1");
    }

    @Override
    public void close() throws IOException {
        for (var name : names) {
            remove(name);
        }
        Engine.delete("/networks/" + stack);
    }
}
