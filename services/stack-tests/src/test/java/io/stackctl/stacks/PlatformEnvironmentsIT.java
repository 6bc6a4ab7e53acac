package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.kit.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform stack as it runs in staging and in production: from images, beside development. */
@Tag("long")
class PlatformEnvironmentsIT {
    private static final String EMAIL = "ada@example.com";
    private static final String PASSWORD = "correct horse battery";
    private static final String SECRET = "hidden-";
    private static final String IMAGES = "platform-it";
    private static final List<String> BUILT =
            List.of("gateway", "web", "auth", "mail", "inbox", "migrations");
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    @TempDir static Path secrets;

    private final int port;
    private final int inbox;
    private Stack stack;

    PlatformEnvironmentsIT() throws IOException {
        port = Ports.free();
        inbox = Ports.free();
        stack = environment("staging", "http://localhost:" + port);
    }

    @BeforeAll
    static void build() throws Exception {
        Stack.bundled("platform", Stack.definition("platform", "compose.override.yaml"))
                .run("build");
        for (var service : BUILT) {
            Engine.tag("platform-" + service, IMAGES + "/" + service, "1");
        }
        for (var secret : List.of("db_password", "front_end_key", "smtp_password")) {
            Files.writeString(secrets.resolve(secret), SECRET + secret);
        }
    }

    @AfterAll
    static void remove() throws Exception {
        for (var service : BUILT) {
            Engine.removeImage(IMAGES + "/" + service + ":1");
        }
    }

    private Stack environment(String name, String publicUrl) {
        return Stack.bundled("platform", Stack.definition("platform", "compose." + name + ".yaml"))
                .named("platform-" + name + "-it")
                .with(
                        Map.of(
                                "GATEWAY_PORT",
                                String.valueOf(port),
                                "INBOX_PORT",
                                String.valueOf(inbox),
                                "PUBLIC_URL",
                                publicUrl,
                                "REGISTRY",
                                IMAGES,
                                "VERSION",
                                "1",
                                "SECRETS_DIR",
                                secrets.toString(),
                                "SMTP_HOST",
                                "smtp.invalid",
                                "SMTP_USER",
                                "platform",
                                "SMTP_FROM",
                                "no-reply@example.com"));
    }

    @AfterEach
    void down() throws Exception {
        stack.run("down", "-v", "--remove-orphans");
    }

    @Test
    void staging_runs_from_images_and_sends_its_mails_to_an_inbox() throws Exception {
        start();

        var answer = logIn(() -> Web.get("http://localhost:" + inbox + "/mails").body());

        assertFalse(cookie(answer).contains("Secure"));
        assertPrecautions();
    }

    @Test
    void production_has_no_inbox_and_spares_its_data() throws Exception {
        stack = environment("prod", "https://platform.example");
        start();

        // No mail server is reached: the mail waits in the queue.
        var answer =
                logIn(() ->
                        stack.run(
                                "exec",
                                "-T",
                                "redis",
                                "redis-cli",
                                "XRANGE",
                                "queue:mail",
                                "-",
                                "+"));

        assertTrue(cookie(answer).endsWith("; Secure"), cookie(answer));
        assertPrecautions();
        assertTrue(
                stack.refusal("run", "--rm", "-T", "migrations", "reset", "--yes")
                        .contains("this is the environment 'prod'"));
        assertTrue(
                Engine.containersOf("platform-prod-it").stream()
                        .noneMatch(name -> name.contains("inbox")));
    }

    private void start() throws Exception {
        stack.run("down", "-v", "--remove-orphans");
        stack.run("up", "-d", "--wait");
        assertEquals(
                List.of("auth", "auth", "web", "web"),
                services().stream().filter(List.of("auth", "web")::contains).toList());
    }

    private List<String> services() throws Exception {
        return stack.run("ps", "--format", "{{.Service}}").lines().sorted().toList();
    }

    /** Signs up, follows the link that is found in a text, and logs in. */
    private HttpResponse<String> logIn(Callable<String> text) throws Exception {
        var credentials = Json.print(Map.of("email", EMAIL, "password", PASSWORD));
        assertEquals(202, post("signup", credentials).statusCode());
        Eventually.holds("a magic link", () -> TOKEN.matcher(text.call()).find());
        var link = TOKEN.matcher(text.call());
        assertTrue(link.find());
        assertEquals(
                200, post("activate", Json.print(Map.of("token", link.group(1)))).statusCode());
        var answer = post("login", credentials);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer;
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return Web.send("POST", "http://localhost:" + port + "/api/" + path, body);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow();
    }

    private void assertPrecautions() throws Exception {
        assertFalse(stack.run("config").contains(SECRET));
        for (var container : stack.run("ps", "-aq").lines().toList()) {
            Precautions.noProcessIsRoots(container);
            Precautions.noRights(container);
            Precautions.rootFileSystemIsReadOnly(container);
            Precautions.noSecretIsShown(container, SECRET);
        }
    }
}
