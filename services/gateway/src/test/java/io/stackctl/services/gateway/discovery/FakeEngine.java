package io.stackctl.services.gateway.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An engine on a socket of its own that can go away and come back; it answers as the real one does.
 */
final class FakeEngine {
    private final Path socket;
    private final Map<String, String> containers = new TreeMap<>();
    private final Map<String, String> volumes = new TreeMap<>();
    private final Map<String, String> swarm = new TreeMap<>();
    private int volumesStatus = 200;
    private final List<Listener> streams = new CopyOnWriteArrayList<>();

    /** Who hears events, and which, as it asked. */
    private record Listener(SocketChannel channel, String filters) {
        boolean wants(String action) {
            return filters.contains("\"" + action.split(":", 2)[0] + "\"");
        }
    }

    private ServerSocketChannel listener;

    FakeEngine(Path socket) throws IOException {
        this.socket = socket;
        this.listener = listen();
    }

    private ServerSocketChannel listen() throws IOException {
        Files.deleteIfExists(socket);
        var opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        opened.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        while (true) {
                            serve(opened.accept());
                        }
                    } catch (IOException closed) {
                        return;
                    }
                });
        return opened;
    }

    /** A container that answers to a host of its own name; {@code health} may be empty. */
    void put(String id, String name, String health) {
        put(id, name, health, "", "");
    }

    /** The same with more members of its state and its configuration, each after a comma. */
    synchronized void put(String id, String name, String health, String inState, String inConfig) {
        var state = health.isEmpty() ? "" : ",\"Health\":{\"Status\":\"" + health + "\"}";
        containers.put(
                id,
                """
                {"Id":"%s","Name":"/%s","State":{"Running":true%s%s},
                 "Config":{"Env":["VIRTUAL_HOST=%s","SECRET=1"],"ExposedPorts":null,"Labels":{}%s},
                 "NetworkSettings":{"Networks":{"net":{"IPAddress":"127.0.0.1"},"none":{"IPAddress":""}}}}
                """
                        .formatted(id, name, state, inState, name, inConfig));
    }

    /** Gives the container labels, as JSON. */
    synchronized void labelled(String id, String labels) {
        var now = containers.getOrDefault(id, "");
        containers.put(id, now.replace("\"Labels\":{}", "\"Labels\":" + labels));
    }

    /** Creates a volume with these labels, as JSON, or changes them, and tells nobody. */
    synchronized void putVolume(String name, String labels) {
        volumes.put(name, "{\"Name\":\"" + name + "\",\"Labels\":" + labels + "}");
    }

    synchronized void removeVolume(String name) {
        volumes.remove(name);
    }

    /** Makes it a manager, who answers this at a path such as {@code /tasks}. */
    synchronized void putSwarm(String path, String body) {
        swarm.put(path, body);
    }

    synchronized void removeSwarm(String path) {
        swarm.remove(path);
    }

    /** Has it refuse all questions about volumes, as a filter in front of it does. */
    synchronized void refuseVolumes() {
        volumesStatus = 403;
    }

    /** Tells of a volume, which says nothing but its name. */
    void volumeEvent(String action, String name) throws IOException {
        tell(action, "volume", name, "\"driver\":\"local\"");
    }

    synchronized void remove(String id) {
        containers.remove(id);
    }

    /** Tells everyone who listens for it. */
    void event(String action, String id) throws IOException {
        event(action, id, "");
    }

    /** Tells of a signal, in the engine's words a number. */
    void signal(String id, String signal) throws IOException {
        event("kill", id, "\"signal\":\"" + signal + "\"");
    }

    private void event(String action, String id, String attributes) throws IOException {
        tell(action, "container", id, attributes);
    }

    private void tell(String action, String type, String id, String attributes) throws IOException {
        var line =
                "{\"Type\":\""
                        + type
                        + "\",\"Action\":\""
                        + action
                        + "\",\"Actor\":{\"ID\":\""
                        + id
                        + "\",\"Attributes\":{"
                        + attributes
                        + "}}}\n";
        for (var stream : streams) {
            if (stream.wants(action)) {
                write(
                        stream.channel(),
                        Integer.toHexString(line.length()) + "\r\n" + line + "\r\n");
            }
        }
    }

    void goAway() throws IOException {
        listener.close();
        for (var stream : streams) {
            stream.channel().close();
        }
        streams.clear();
    }

    void comeBack() throws IOException {
        listener = listen();
    }

    Path socket() {
        return socket;
    }

    private void serve(SocketChannel channel) throws IOException {
        var head = ByteBuffer.allocate(8192);
        channel.read(head);
        var path =
                new String(head.array(), 0, head.position(), StandardCharsets.US_ASCII)
                        .split(" ", 3)[1];
        if (path.startsWith("/events")) {
            write(channel, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            streams.add(new Listener(channel, URLDecoder.decode(path, StandardCharsets.UTF_8)));
            return;
        }
        try (channel) {
            var body = body(path);
            write(
                    channel,
                    "HTTP/1.1 "
                            + status(path, body)
                            + "\r\nContent-Length: "
                            + body.length()
                            + "\r\n\r\n"
                            + body);
        }
    }

    private synchronized String status(String path, String body) {
        if (path.startsWith("/volumes") && volumesStatus != 200) {
            return volumesStatus + " Refused";
        }
        if (isOfSwarm(path) && swarm.isEmpty()) {
            return "503 Service Unavailable";
        }
        return body.isEmpty() ? "404 Not Found" : "200 OK";
    }

    private static boolean isOfSwarm(String path) {
        return path.matches("/(tasks|services|nodes).*");
    }

    private synchronized String body(String path) {
        if (isOfSwarm(path)) {
            return swarm.getOrDefault(path.replaceFirst("[?].*", ""), "");
        }
        if (path.startsWith("/volumes?")) {
            return volumes.keySet().stream()
                    .map(name -> "{\"Name\":\"" + name + "\",\"Labels\":null}")
                    .collect(java.util.stream.Collectors.joining(",", "{\"Volumes\":[", "]}"));
        }
        if (path.startsWith("/volumes/")) {
            return volumes.getOrDefault(path.substring("/volumes/".length()), "");
        }
        if (path.startsWith("/containers/json")) {
            return containers.keySet().stream()
                    .map(id -> "{\"Id\":\"" + id + "\"}")
                    .collect(java.util.stream.Collectors.joining(",", "[", "]"));
        }
        return containers.getOrDefault(path.replaceAll("^/containers/|/json$", ""), "");
    }

    private static void write(SocketChannel channel, String text) {
        try {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
