package io.stackctl.services.gateway.rehearsal;

import io.stackctl.services.gateway.Main;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts the real gateway, has it discover one container and carry every kind of traffic, and ends.
 * {@code DOCKER_SOCKET}, {@code PORT} and {@code PROXY_PORT} say where, as they do for the gateway.
 */
public final class Rehearsal {
    private static final int ROUNDS = 300;

    private Rehearsal() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var service = new PlayedService();
        var socket = Path.of(System.getenv("DOCKER_SOCKET"));
        Files.deleteIfExists(socket);
        new PlayedEngine(socket, service.port());
        Main.main(args);
        int proxy = Integer.parseInt(System.getenv("PROXY_PORT"));
        int dashboard = Integer.parseInt(System.getenv("PORT"));
        awaitRoute(proxy);
        for (int i = 0; i < ROUNDS; i++) {
            ask(proxy, "GET /api/a/ HTTP/1.1\r\nHost: played\r\nAccept: */*\r\n");
        }
        ask(proxy, "POST /api/a/ HTTP/1.1\r\nHost: played\r\nContent-Length: 0\r\n");
        ask(proxy, "GET /nothing HTTP/1.1\r\nHost: played\r\nAccept: application/json\r\n");
        ask(proxy, "GET /api/a/../b HTTP/1.1\r\nHost: played\r\n");
        ask(
                proxy,
                "POST /api/a/ HTTP/1.1\r\nHost: played\r\nTransfer-Encoding: chunked\r\n",
                "2\r\nhi\r\n0\r\n\r\n");
        ask(
                proxy,
                "GET /api/a/ws HTTP/1.1\r\nHost: played\r\nUpgrade: websocket\r\nConnection: upgrade, close\r\n");
        for (var path :
                new String[] {"/", "/health", "/api/overview", "/api/routes", "/api/services"}) {
            ask(dashboard, "GET " + path + " HTTP/1.1\r\nHost: played\r\n");
        }
        var unit = " /api/traffic/played@rehearsal";
        for (var question :
                new String[] {
                    "GET" + unit + "?generation=1&wait=1000",
                    "GET" + unit + "/drained?wait=1000&containers=" + PlayedEngine.ID,
                    "POST" + unit + "/probe?container=" + PlayedEngine.ID,
                    "POST" + unit + "/smoke?path=/api/a/&container=" + PlayedEngine.ID
                }) {
            ask(dashboard, question + " HTTP/1.1\r\nHost: localhost\r\nStackctl-Ask: 1\r\n");
        }
        System.exit(0);
    }

    private static void awaitRoute(int proxy) throws IOException, InterruptedException {
        while (!ask(proxy, "GET /api/a/ HTTP/1.1\r\nHost: played\r\n").startsWith("HTTP/1.1 200")) {
            Thread.sleep(50);
        }
    }

    private static String ask(int port, String head) throws IOException {
        return ask(port, head, "");
    }

    private static String ask(int port, String head, String body) throws IOException {
        var close = head.contains("Connection:") ? "" : "Connection: close\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((head + close + "\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
