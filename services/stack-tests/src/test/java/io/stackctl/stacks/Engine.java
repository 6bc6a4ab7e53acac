package io.stackctl.stacks;

import io.stackctl.services.kit.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the engine itself, not through the tool under test. HTTP/1.0, because the engine then
 * answers without chunks and closes the connection at the end.
 */
final class Engine {
    private static final String SOCKET =
            Optional.ofNullable(System.getenv("DOCKER_HOST"))
                    .orElse("unix:///var/run/docker.sock")
                    .replace("unix://", "");

    private Engine() {}

    /** One container, as {@code docker inspect} shows it. */
    static Tree container(String name) throws IOException {
        return json("/containers/" + name + "/json");
    }

    /**
     * Ends a container's processes as a crash would: unlike {@code docker kill}, which the engine
     * takes as the wish to have it stopped, its restart policy holds. Needs to be root beside it.
     * Returns when they are gone.
     */
    static void crash(String name) throws IOException {
        long pid = container(name).at("State", "Pid").number();
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** What its check says, such as {@code healthy}. */
    static String health(String name) throws IOException {
        return container(name).at("State", "Health", "Status").text();
    }

    /**
     * Where one of a container's ports is reached on this machine, such as {@code 127.0.0.1:32768}.
     */
    static String address(String name, int port) throws IOException {
        var inside = port + "/tcp";
        var ports = container(name).at("NetworkSettings", "Ports");
        // A container that is just being restarted has none: nothing answers there, as on port 1.
        var outside =
                ports.has(inside) && !ports.at(inside).elements().isEmpty()
                        ? ports.at(inside).elements().getFirst().at("HostPort").text()
                        : "1";
        return "127.0.0.1:" + outside;
    }

    /** One image, as {@code docker image inspect} shows it. */
    static Tree image(String name) throws IOException {
        return json("/images/" + name + "/json");
    }

    /** Whether the engine has an image of that name. */
    static boolean hasImage(String name) throws IOException {
        var filters = "{\"reference\":[\"" + name + "\"]}";
        return !json("/images/json?filters=" + encode(filters)).elements().isEmpty();
    }

    /** Gives an image another name. */
    static void tag(String name, String repository, String tag) throws IOException {
        open("POST", "/images/" + name + "/tag?repo=" + encode(repository) + "&tag=" + tag).close();
    }

    /** Removes a name of an image, and the image if that was its last one. */
    static void removeImage(String name) throws IOException {
        open("DELETE", "/images/" + name).close();
    }

    /** What made an image, layer by layer, as {@code docker history} shows it. */
    static Tree history(String name) throws IOException {
        return json("/images/" + name + "/history");
    }

    /** A container's processes, as {@code ps -ef} shows them: {@code Titles}, {@code Processes}. */
    static Tree processes(String name) throws IOException {
        return json("/containers/" + name + "/top?ps_args=-ef");
    }

    /** The names of all containers of a stack, running or not, without their leading slash. */
    static List<String> containersOf(String stack) throws IOException {
        var filters = "{\"label\":[\"com.docker.compose.project=" + stack + "\"]}";
        return json("/containers/json?all=1&filters=" + encode(filters)).elements().stream()
                .map(container -> container.at("Names").elements().getFirst().text().substring(1))
                .sorted()
                .toList();
    }

    /** The ports at which other machines reach a stack, such as {@code blog-web-1 3000/tcp}. */
    static List<String> openToOthers(String stack) throws IOException {
        var open = new ArrayList<String>();
        for (var container : containersOf(stack)) {
            var bindings = container(container).at("HostConfig", "PortBindings");
            for (var port : bindings.names()) {
                if (bindings.at(port).elements().stream()
                        .anyMatch(binding -> !binding.at("HostIp").text().equals("127.0.0.1"))) {
                    open.add(container + " " + port);
                }
            }
        }
        return open.stream().sorted().toList();
    }

    /**
     * How often the kernel held the container's processes back because their share of the processor
     * was used up.
     */
    static long throttledPeriods(String name) throws IOException {
        var stats = json("/containers/" + name + "/stats?stream=0&one-shot=1");
        return stats.at("cpu_stats", "throttling_data", "throttled_periods").number();
    }

    /** All that the container logged, since it was created. */
    static String log(String name) throws IOException {
        try (var stream = open("/containers/" + name + "/logs?stdout=1&stderr=1")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Tree json(String path) throws IOException {
        try (var stream = open(path)) {
            return Tree.of(Json.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    /** Ends the container's processes with SIGKILL, and does not start it again. */
    static void kill(String name) throws IOException {
        open("POST", "/containers/" + name + "/kill").close();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The body of the answer, as it comes. */
    static InputStream open(String path) throws IOException {
        return open("GET", path);
    }

    private static InputStream open(String method, String path) throws IOException {
        var socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        socket.connect(UnixDomainSocketAddress.of(SOCKET));
        var request = method + " " + path + " HTTP/1.0\r\nHost: engine\r\n\r\n";
        socket.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        var stream = Channels.newInputStream(socket);
        var head = head(stream);
        if (!head.matches("(?s)HTTP/1\\.[01] 20[0-9].*")) {
            var body = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            stream.close();
            throw new IOException(
                    method + " " + path + ": " + head.lines().findFirst().orElse("") + " " + body);
        }
        return stream;
    }

    private static String head(InputStream stream) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = stream.read();
            if (next < 0) {
                throw new IOException(
                        "the engine closed the connection: "
                                + head.toString(StandardCharsets.US_ASCII));
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.US_ASCII);
    }
}
