package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.kit.Json;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the services of the blog answer to those who send what nobody can mean. */
interface BlogRefusals {
    /** Of each service, on this machine. */
    Map<String, String> ADDRESSES =
            Map.of(
                    "posts", "http://localhost:5001",
                    "comments", "http://localhost:5002",
                    "moderation", "http://localhost:5003",
                    "query", "http://localhost:5004",
                    "web", "http://localhost:3000");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "posts | POST | /posts | {\"title\":",
                "posts | POST | /posts | {}",
                "posts | POST | /posts | []",
                "posts | POST | /posts | {\"title\":[\"t\"]}",
                "posts | POST | /posts | {\"title\":\"  \"}",
                "posts | POST | /posts | {\"title\":\"\\u0000\"}",
                "posts | POST | /posts | {\"title\":\"\\ud800\"}",
                "posts | POST | /posts | {\"title\":\"t\",\"id\":\"1' OR '1'='1\"}",
                "posts | POST | /posts | {\"title\":\"t\",\"id\":\"<script>\"}",
                "posts | PUT | /posts | {\"title\":\"t\"}",
                "posts | GET | /posts | ''",
                "posts | POST | /nowhere | {}",
                "comments | POST | /posts/7/comments | {\"content\":\"c\"}",
                "comments | POST | /posts/'%20OR%201=1/comments | {\"content\":\"c\"}",
                "comments | POST | /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11/comments | {\"content\":\"c\"}",
                "comments | POST | /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11/comments | {\"content\":{}}",
                "comments | POST | /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11/comments | {}",
                "comments | POST | /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11/comments | no JSON",
                "comments | DELETE | /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11/comments | ''",
                "moderation | POST | /verdicts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11 | {}",
                "moderation | GET | /verdicts/7 | ''",
                "moderation | GET | /verdicts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11 | ''",
                "query | POST | /posts | {\"title\":\"query takes no writes\"}",
                "query | GET | /posts?limit=0 | ''",
                "query | GET | /posts?limit=201 | ''",
                "query | GET | /posts?before=0;%20DROP%20TABLE%20posts | ''",
                "query | GET | /posts/%3Cscript%3E | ''",
                "query | GET | /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11 | ''",
                "web | POST | /api/posts/posts | {}",
                "web | POST | / | {}",
                "web | GET | /api/nobody/posts | ''"
            })
    default void what_nobody_can_mean_is_refused_with_an_error_as_json(
            String service, String method, String path, String body) throws Exception {
        var _ = assertRefused(method, ADDRESSES.get(service) + path, body);
    }

    @ParameterizedTest
    @CsvSource({
        "posts, /posts, title",
        "comments, /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11/comments, content",
        "web, /api/posts/posts, title"
    })
    default void what_is_too_large_is_refused_with_an_error_as_json(
            String service, String path, String field) throws Exception {
        var url = ADDRESSES.get(service) + path;

        var _ = assertRefused("POST", url, Json.print(Map.of(field, "x".repeat(5_001))));
        assertEquals(
                413, assertRefused("POST", url, Json.print(Map.of(field, "x".repeat(2 << 20)))));
    }

    /** Sends it and returns the status, which has to be one of 400 to 499. */
    static int assertRefused(String method, String url, String body) throws Exception {
        var answer = Web.send(method, url, body);

        assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, answer.toString());
        assertTrue(Tree.of(Json.read(answer.body())).has("error"), answer.body());
        return answer.statusCode();
    }
}
