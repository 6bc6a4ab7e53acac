package io.stackctl.services.gateway.containers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Services of a network that call each other by names which the gateway's container has. */
class InsideIT {
    private static final String STACK = "inside-it";
    private static final String GATEWAY = "inside-it-gateway";
    private static final String CALLERS = "inside-it-callers";
    private static final String PATIENTLY = "&wait=180000";

    private static Containers containers = unset();
    private static Gateway gateway = new Gateway("");
    private static final Map<String, String> orders = new HashMap<>();

    @SuppressWarnings("NullAway") // set before the first test
    private static Containers unset() {
        return null;
    }

    @BeforeAll
    static void start() throws Exception {
        Images.provide();
        containers = new Containers(STACK);
        web(1);
        db(1);
        gateway = containers.gateway(GATEWAY, List.of("web", "db"));
        gateway.untilReady(2);
    }

    @AfterAll
    static void stop() throws IOException {
        containers.close();
        for (var volume : orders.keySet()) {
            Engine.delete("/volumes/" + volume);
        }
        Images.remove();
    }

    private static String name(String service, int number) {
        return STACK + "-" + service + "-" + number;
    }

    private static void web(int number) throws IOException {
        containers.service(
                name("web", number),
                "web",
                Map.of(
                        "io.stackctl.revision", "" + number,
                        "io.stackctl.vip.names", "web",
                        "io.stackctl.vip.ports", "3000/http"));
    }

    /** At a port that only root may open where the engine does not say otherwise. */
    private static void db(int number) throws IOException {
        containers.service(
                name("db", number),
                "db",
                Map.of(
                        "io.stackctl.revision", "" + number,
                        "io.stackctl.vip.names", "db",
                        "io.stackctl.vip.ports", "443/tcp"),
                "LISTEN=443");
    }

    private static String id(String container) throws IOException {
        return Containers.inspect(container).get("Id").text();
    }

    private static Containers.Ended ask(String method, String service, String rest)
            throws IOException {
        var path = "/api/traffic/" + service + "@" + STACK + rest;
        return Containers.exec(GATEWAY, "/app/ask", method, path);
    }

    private static void order(String service, int generation, Map<String, String> says)
            throws IOException {
        var volume = STACK + "_stackctl-traffic-" + service + "-" + generation;
        Map<String, String> labels = new HashMap<>();
        labels.put("stack", STACK);
        labels.put("service", service);
        labels.put("generation", "" + generation);
        labels.putAll(says);
        Map<String, String> all = new HashMap<>();
        labels.forEach((key, value) -> all.put("io.stackctl.traffic." + key, value));
        Engine.post("/volumes/create", Map.of("Name", volume, "Labels", all));
        orders.put(volume, service);
        var followed = ask("GET", service, "?generation=" + generation + PATIENTLY);
        assertEquals(0, followed.code(), followed.said());
    }

    private static String read(String file) throws IOException {
        return Containers.exec(CALLERS, "cat", file).said();
    }

    private static void untilAnswered(int more) throws Exception {
        int goal = Integer.parseInt("0" + read("/tmp/answered")) + more;
        Gateway.until(() -> Integer.parseInt("0" + read("/tmp/answered")) >= goal);
    }

    /** As a deployment that starts the new one first. */
    private static void replace(String service, int old) throws Exception {
        var before = name(service, old);
        order(service, 1, Map.of("shares", old + "=1000"));
        if (service.equals("web")) {
            web(old + 1);
        } else {
            db(old + 1);
        }
        gateway.untilReady(3);
        var probe = "/probe?container=" + id(name(service, old + 1));
        Gateway.until(() -> ask("POST", service, probe).said().equals("{\"connected\":true}"));
        var shares = (old + 1) + "=1000";
        order(service, 2, Map.of("shares", shares, "drained", id(before)));
        assertEquals(
                "{\"requests\":0,\"streams\":0,\"paths\":[]}",
                ask("GET", service, "/drained?containers=" + id(before) + PATIENTLY).said());
        Engine.post("/containers/" + before + "/stop?t=2", Map.of());
        Containers.remove(before);
        gateway.untilReady(2);
    }

    @Test
    void services_are_replaced_without_those_noticing_who_call_them_by_name() throws Exception {
        containers.callers(CALLERS, "WEB=web:3000", "DB=db:443");
        Gateway.until(() -> Containers.exec(CALLERS, "test", "-e", "/tmp/answered").code() == 0);
        untilAnswered(30);
        replace("web", 1);
        untilAnswered(30);
        replace("db", 1);
        untilAnswered(30);

        Containers.run(CALLERS, "touch", "/tmp/stop");
        Gateway.until(() -> Containers.exec(CALLERS, "test", "-e", "/tmp/done").code() == 0);
        assertEquals("", read("/tmp/failed"));
        for (var service : List.of("web", "db")) {
            var figures = ask("GET", service, "").said();
            assertTrue(figures.contains("\"5xx\":0"), figures);
            assertTrue(figures.contains("\"revision\":\"2\",\"share\":1000"), figures);
        }
        assertEquals(404, gateway.get("/").statusCode());
    }
}
