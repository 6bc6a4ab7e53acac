package io.stackctl.services.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceTest {
    private ServiceProcess service;
    private Path broken;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        broken = folder.resolve("broken");
        service =
                ServiceProcess.serving(
                        Map.of("MESSAGE", "welcome", "BROKEN_WHEN", broken.toString()));
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void a_route_answers_its_method_and_path_only() throws Exception {
        assertEquals("welcome", service.get("/").body());
        assertEquals(404, service.post("/", "").statusCode());
        assertEquals(404, service.get("/nowhere").statusCode());
    }

    @Test
    void head_is_get_without_the_body() throws Exception {
        var answer =
                service.send(
                        service.request("/")
                                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));

        assertEquals(200, answer.statusCode());
        assertEquals("7", answer.headers().firstValue("Content-Length").orElse(""));
    }

    @Test
    void a_json_body_becomes_a_record_and_a_record_a_json_body() throws Exception {
        var answer = service.post("/notes", "{\"title\":\"buy milk\"}");

        assertEquals(201, answer.statusCode());
        assertEquals("{\"title\":\"buy milk\",\"copies\":1}", answer.body());
    }

    @Test
    void a_wrong_body_is_answered_with_what_is_wrong() throws Exception {
        var answer = service.post("/notes", "{\"copies\":\"many\"}");

        assertEquals(400, answer.statusCode());
        assertEquals(
                "{\"status\":400,\"error\":\"title is missing; copies 'many' is not a whole number\"}",
                answer.body());
    }

    @Test
    void a_body_that_is_too_long_is_refused() throws Exception {
        assertEquals(413, service.post("/notes", "x".repeat((1 << 20) + 1)).statusCode());
    }

    @Test
    void who_is_still_sending_too_much_hears_why() throws Exception {
        try (var socket = service.connect()) {
            var piece = new byte[1 << 20];
            var out = socket.getOutputStream();
            out.write(
                    "POST /notes HTTP/1.1\r\nHost: a\r\nContent-Length: 4194304\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 4; i++) {
                out.write(piece);
                Thread.sleep(100);
            }

            var status = new byte[12];
            assertEquals(12, socket.getInputStream().readNBytes(status, 0, 12));
            assertEquals("HTTP/1.1 413", new String(status, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void a_named_part_of_the_path_is_decoded() throws Exception {
        assertEquals("{\"id\":\"a b\"}", service.get("/notes/a%20b").body());
    }

    @Test
    void an_answer_without_content_has_no_body() throws Exception {
        var answer = service.send(service.request("/notes/7").DELETE());

        assertEquals(204, answer.statusCode());
        assertEquals("", answer.body());
    }

    @Test
    void a_failure_tells_the_log_why_and_the_caller_nothing() throws Exception {
        var answer = service.get("/broken");

        assertEquals(500, answer.statusCode());
        assertFalse(answer.body().contains("secret"), answer.body());
        assertTrue(service.awaitLine("request failed").contains("a secret"));
    }

    @Test
    void files_are_served_with_their_type_and_a_tag_that_saves_sending_them_again()
            throws Exception {
        var page = service.get("/sample/");
        var tag = page.headers().firstValue("ETag").orElseThrow();

        assertEquals("<p>sample</p>\n", page.body());
        assertEquals(
                "text/html; charset=utf-8", page.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                304,
                service.send(service.request("/sample/").header("If-None-Match", tag))
                        .statusCode());
        assertEquals(
                404,
                service.get("/sample/..%2f..%2fio/stackctl/services/kit/Service.class")
                        .statusCode());
        assertEquals(404, service.get("/sample/other.html").statusCode());
    }

    @Test
    void health_follows_the_check() throws Exception {
        assertEquals(200, service.get("/health").statusCode());

        Files.createFile(broken);
        var down = service.get("/health");
        Files.delete(broken);

        assertEquals(503, down.statusCode());
        assertEquals("{\"status\":\"down\",\"reason\":\"the store is away\"}", down.body());
        assertEquals(200, service.get("/health").statusCode());
    }

    private String ask(String... lines) throws Exception {
        try (var socket = service.connect()) {
            var request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .substring(9, 12);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost:5001, 200",
        "sample.example.com, 200",
        "evil.example, 403",
        "evil.example:5001, 403"
    })
    void who_calls_it_by_a_name_that_is_not_its_own_is_refused(String host, String status)
            throws Exception {
        assertEquals(status, ask("GET / HTTP/1.1", "Host: " + host));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | GET / | Origin: http://evil.example",
                "400 | POST /notes | X: a program that is no browser",
                "400 | POST /notes | Origin: http://localhost:5001",
                "400 | POST /notes | Origin: https://LOCALHOST:5001",
                "403 | POST /notes | Origin: http://localhost:3000",
                "403 | POST /notes | Origin: http://evil.example",
                "403 | POST /notes | Origin: null",
                "403 | DELETE /notes/7 | Origin: http://evil.example",
                "204 | DELETE /notes/7 | Sec-Fetch-Site: same-origin",
                "204 | DELETE /notes/7 | Sec-Fetch-Site: none",
                "403 | DELETE /notes/7 | Sec-Fetch-Site: same-site",
                "403 | DELETE /notes/7 | Sec-Fetch-Site: cross-site"
            })
    void a_page_of_another_site_changes_nothing(String status, String start, String field)
            throws Exception {
        assertEquals(status, ask(start + " HTTP/1.1", "Host: localhost:5001", field));
    }

    @Test
    void a_page_behind_a_proxy_is_its_own_by_the_name_that_people_use() throws Exception {
        assertEquals(
                "204",
                ask(
                        "DELETE /notes/7 HTTP/1.1",
                        "Host: behind:3000",
                        "X-Forwarded-Host: shop.example",
                        "Origin: https://shop.example"));
    }

    @Test
    void faults_are_not_there_unless_asked_for() throws Exception {
        assertEquals(404, service.post("/faults/crash", "").statusCode());
    }
}
