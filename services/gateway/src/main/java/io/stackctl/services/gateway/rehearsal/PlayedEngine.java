package io.stackctl.services.gateway.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An engine that knows one container. */
final class PlayedEngine {
    static final String ID = "0123456789abcdef".repeat(4);

    private static final String SUMMARIES =
            """
            [{"Id":"%s"}]
            """
                    .formatted(ID);

    private static final String VOLUME = "rehearsal_stackctl-traffic-played-1";

    private static final String VOLUMES =
            """
            {"Volumes":[{"Name":"%s"}]}
            """
                    .formatted(VOLUME);

    private static final String ORDER =
            """
            {"Name":"%s","Labels":{
              "io.stackctl.traffic.stack":"rehearsal","io.stackctl.traffic.service":"played",
              "io.stackctl.traffic.generation":"1","io.stackctl.traffic.shares":"0=1000"}}
            """
                    .formatted(VOLUME);

    private static final String EVENT =
            """
            {"Type":"container","Action":"start","Actor":{"ID":"%s","Attributes":{}}}
            """
                    .formatted(ID);

    private final ServerSocketChannel listener =
            ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final int servicePort;

    PlayedEngine(Path socket, int servicePort) throws IOException {
        this.servicePort = servicePort;
        listener.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                serve(listener.accept());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        var head = ByteBuffer.allocate(8192);
        channel.read(head);
        var path =
                new String(head.array(), 0, head.position(), StandardCharsets.US_ASCII)
                        .split(" ", 3)[1];
        if (path.startsWith("/events")) {
            // Stays open, as the real stream does.
            send(
                    channel,
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + Integer.toHexString(EVENT.length())
                            + "\r\n"
                            + EVENT
                            + "\r\n");
            return;
        }
        try (channel) {
            if (path.startsWith("/containers/json")) {
                answer(channel, "200 OK", SUMMARIES);
            } else if (path.equals("/containers/" + ID + "/json")) {
                answer(channel, "200 OK", container());
            } else if (path.startsWith("/volumes?")) {
                answer(channel, "200 OK", VOLUMES);
            } else if (path.equals("/volumes/" + VOLUME)) {
                answer(channel, "200 OK", ORDER);
            } else {
                answer(channel, "404 Not Found", "{}");
            }
        }
    }

    private String container() {
        return """
        {"Id":"%s","Name":"/played","State":{"Running":true,"Health":{"Status":"healthy"}},
         "Config":{"Env":["VIRTUAL_HOST=other.local","VIRTUAL_PORT=%d"],"ExposedPorts":{"%d/tcp":{}},"Labels":{
           "com.docker.compose.project":"rehearsal","com.docker.compose.service":"played","traefik.enable":"true",
           "traefik.http.routers.played.rule":"PathPrefix(`/api/a`) || Host(`a`, `b`) && Path(`/`)",
           "traefik.http.routers.played.middlewares":"strip",
           "traefik.http.middlewares.strip.stripprefix.prefixes":"/api/a",
           "traefik.http.services.played.loadbalancer.server.port":"%d"}},
         "NetworkSettings":{"Networks":{"rehearsal":{"IPAddress":"127.0.0.1"}}}}
        """
                .formatted(ID, servicePort, servicePort, servicePort);
    }

    private static void answer(SocketChannel channel, String status, String body)
            throws IOException {
        send(
                channel,
                "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static void send(SocketChannel channel, String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
