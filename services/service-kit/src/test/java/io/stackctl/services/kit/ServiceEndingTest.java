package io.stackctl.services.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceEndingTest {
    private static final Map<String, String> FAULTY = Map.of("FAULTS", "on", "STOP_SECONDS", "30");

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void a_signal_is_logged_and_ends_the_service_with_0(String signal) throws Exception {
        try (var service = ServiceProcess.serving(Map.of())) {
            service.signal(signal);

            service.awaitLine("SIG" + signal + " received");
            service.awaitLine("resource closed");
            assertEquals(0, service.exitCode());
        }
    }

    @Test
    void an_open_request_is_finished_and_a_new_one_not_taken() throws Exception {
        try (var service = ServiceProcess.serving(FAULTY);
                var http = HttpClient.newHttpClient()) {
            var slow = service.request("/faults/slow?seconds=2").build();
            var answer = http.sendAsync(slow, HttpResponse.BodyHandlers.ofString());
            service.awaitLine("/faults/slow");

            service.signal("TERM");

            assertTrue(service.awaitLine("SIGTERM received").contains("\"open requests\":1"));
            assertThrows(IOException.class, () -> untilRefused(service));
            assertEquals("at last", answer.join().body());
            assertEquals(0, service.exitCode());
        }
    }

    /** The port closes a moment after the log line: only a refusal ends this. */
    private static void untilRefused(ServiceProcess service) throws Exception {
        while (true) {
            service.get("/");
        }
    }

    @Test
    void an_event_stream_does_not_keep_the_service_from_ending() throws Exception {
        try (var service = ServiceProcess.serving(Map.of("STOP_SECONDS", "30"));
                var http = HttpClient.newHttpClient()) {
            var events = service.request("/events").build();
            var stream = http.send(events, HttpResponse.BodyHandlers.ofLines()).body().iterator();
            assertEquals("event: tally", stream.next());
            assertEquals("data: {\"cats\":1}", stream.next());

            service.signal("TERM");

            assertEquals(0, service.exitCode());
            assertEquals("", stream.next());
            assertEquals(false, stream.hasNext());
        }
    }

    @Test
    void a_request_that_never_ends_is_given_up_with_exit_code_1() throws Exception {
        try (var service = ServiceProcess.serving(Map.of("FAULTS", "on", "STOP_SECONDS", "1"));
                var http = HttpClient.newHttpClient()) {
            var _ =
                    http.sendAsync(
                            service.request("/faults/slow?seconds=600").build(),
                            HttpResponse.BodyHandlers.discarding());
            service.awaitLine("/faults/slow");

            service.signal("TERM");

            service.awaitLine("not stopped in time");
            assertEquals(1, service.exitCode());
        }
    }

    @Test
    void resident_memory_above_the_limit_ends_the_service_with_1() throws Exception {
        try (var service = ServiceProcess.serving(Map.of("FAULTS", "on", "RSS_LIMIT", "600M"))) {
            service.post("/faults/memory?mib=600", "");

            assertTrue(
                    service.awaitLine("above RSS_LIMIT 600M").contains("ending to start afresh"));
            assertEquals(1, service.exitCode());
        }
    }

    @Test
    void a_crash_ends_it_at_once() throws Exception {
        try (var service = ServiceProcess.serving(FAULTY)) {
            assertThrows(IOException.class, () -> service.post("/faults/crash", ""));

            assertEquals(70, service.exitCode());
        }
    }

    @Test
    void an_invalid_environment_is_told_completely_and_ends_with_2() throws Exception {
        try (var service = ServiceProcess.start(Map.of("RSS_LIMIT", "much"))) {
            service.awaitLine("PORT is not set");
            service.awaitLine("RSS_LIMIT=much is not an amount of memory");
            assertEquals(2, service.exitCode());
        }
    }

    @Test
    void it_waits_for_a_dependency_that_comes_late() throws Exception {
        int port = freePort();
        int late = freePort();
        var environment = Map.of("PORT", Integer.toString(port), "WAIT_FOR", "127.0.0.1:" + late);
        try (var service = ServiceProcess.start(environment)) {
            service.awaitLine("dependency is absent");
            var health = ServiceProcess.ask("http://127.0.0.1:" + port + "/health");
            assertEquals(503, health.statusCode());
            assertEquals(
                    "{\"status\":\"starting\",\"waiting for\":\"127.0.0.1:" + late + "\"}",
                    health.body());

            try (var dependency = new ServerSocket(late)) {
                service.awaitLine("\"serving\"");
                assertEquals(
                        200,
                        ServiceProcess.ask("http://127.0.0.1:" + port + "/health").statusCode());
                assertTrue(dependency.isBound());
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
