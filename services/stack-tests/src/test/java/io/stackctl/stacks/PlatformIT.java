package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.kit.Json;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform stack, with three instances of each service that scales. */
class PlatformIT {
    private static final Stack STACK =
            Stack.bundled(
                    "platform",
                    Stack.definition("platform", "compose.override.yaml"),
                    Stack.resource("platform.yaml"));
    private static final String URL = "http://localhost:3000";
    private static final String PASSWORD = "correct horse battery";
    private static final String SECRET = "only-for-development"; // each in secrets.env.example
    private static final List<String> MAILS =
            List.of("platform-mail-1", "platform-mail-2", "platform-mail-3");

    @BeforeAll
    static void start() throws Exception {
        STACK.run("down", "-v", "--remove-orphans");
        STACK.run("build");
        STACK.run("up", "-d", "--wait", "--scale", "auth=3", "--scale", "mail=3");
    }

    @AfterAll
    static void stop() throws Exception {
        STACK.run("down", "-v", "--remove-orphans");
    }

    @Test
    void people_sign_up_follow_the_link_and_log_in() throws Exception {
        try (var browser = Browser.open(URL)) {
            browser.click("#to-signup");
            browser.type("[name=email]", "ada@example.com");
            browser.type("[name=password]", PASSWORD);
            browser.click("form button");
            browser.awaitText("h2", "Look into your mail"::equals);

            browser.go(Inbox.awaitLink("ada@example.com"));
            browser.awaitText("#activation .answer", "ada@example.com is confirmed."::equals);
            browser.click("#activation button");
            browser.type("[name=email]", "ada@example.com");
            browser.type("[name=password]", PASSWORD);
            browser.click("form button");
            browser.awaitText("#who", "ada@example.com"::equals);

            browser.click("#logout");
            browser.awaitText("h2", "Log in"::equals);
        }
    }

    @Test
    void a_link_works_once() throws Exception {
        signUp("once@example.com");
        var token = Inbox.awaitToken("once@example.com");

        assertEquals(200, activate(token));
        assertEquals(410, activate(token));
    }

    @Test
    void a_link_that_is_too_old_does_not_work() throws Exception {
        signUp("late@example.com");
        var token = Inbox.awaitToken("late@example.com");
        sql("UPDATE signups SET expires_at = now() WHERE email = 'late@example.com'");

        assertEquals(410, activate(token));
        assertEquals(401, logIn("late@example.com", PASSWORD));
    }

    @Test
    void looking_at_a_link_does_not_use_it_up() throws Exception {
        signUp("scanned@example.com");
        assertEquals(200, Web.get(Inbox.awaitLink("scanned@example.com")).statusCode());

        assertEquals(200, activate(Inbox.awaitToken("scanned@example.com")));
    }

    @Test
    void nobody_learns_who_has_an_account() throws Exception {
        member("known@example.com");

        assertEquals(
                Web.send("POST", URL + "/api/signup", credentials("new@example.com")).body(),
                Web.send("POST", URL + "/api/signup", credentials("known@example.com")).body());
        assertEquals(401, logIn("known@example.com", "wrong password"));
        assertEquals(401, logIn("nobody@example.com", "wrong password"));
    }

    @Test
    void passwords_and_tokens_are_kept_as_hashes_only() throws Exception {
        member("hashed@example.com");
        signUp("pending@example.com");
        var token = Inbox.awaitToken("pending@example.com");

        var kept = sql("SELECT a.*, s.* FROM accounts a, signups s");

        assertTrue(kept.contains("$argon2id$v=19$m=12288,t=3,p=1$"), kept);
        assertFalse(kept.contains(PASSWORD));
        assertFalse(kept.contains(token));
    }

    @Test
    void guessing_is_stopped() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertEquals(401, logIn("guessed@example.com", "guess number " + i));
        }
        assertEquals(429, logIn("guessed@example.com", PASSWORD));
    }

    @Test
    void whoever_guesses_locks_nobody_else_out() throws Exception {
        member("owner@example.com");
        for (int i = 0; i < 5; i++) {
            assertEquals(401, logInFrom("192.0.2.1", "owner@example.com", "guess number " + i));
        }

        assertEquals(429, logInFrom("192.0.2.1", "owner@example.com", PASSWORD));
        assertEquals(200, logInFrom("192.0.2.2", "owner@example.com", PASSWORD));
    }

    @Test
    void logging_in_often_is_no_guessing() throws Exception {
        member("busy@example.com");

        for (int i = 0; i < 10; i++) {
            assertEquals(200, logIn("busy@example.com", PASSWORD));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /api/signup   | {                                                 | 400",
                "POST   | /api/signup   | {}                                                | 400",
                "POST   | /api/signup   | {\"email\":\"a@b.c\",\"password\":\"short\"}      | 400",
                "POST   | /api/signup   | {\"email\":\"<script>x</script>\",\"password\":\"long enough\"} | 400",
                "POST   | /api/login    | []                                                | 400",
                "POST   | /api/login    | {\"email\":\"' OR 1=1 --\",\"password\":\"x\"}    | 400",
                "POST   | /api/login    | {\"email\":\"a@b.c\",\"password\":\"' OR '1'='1\"} | 401",
                "POST   | /api/activate | {\"token\":\"'; DROP TABLE accounts; --\"}        | 400",
                "POST   | /api/nothing  | {}                                                | 404",
                "DELETE | /api/login    | {}                                                | 404",
                "PUT    | /api/signup   | {}                                                | 404",
                "POST   | /activate     | {}                                                | 404",
            })
    void bad_input_is_refused_with_a_reason(String method, String path, String body, int status)
            throws Exception {
        var answer = Web.send(method, URL + path, body);

        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(json(answer.body()).has("error"), answer.body());
    }

    @Test
    void a_body_that_is_too_large_is_refused() throws Exception {
        var answer = Web.send("POST", URL + "/api/signup", "x".repeat(2 << 20));

        assertEquals(413, answer.statusCode());
        assertTrue(json(answer.body()).has("error"));
    }

    @Test
    void the_host_decides_who_answers() throws Exception {
        assertTrue(ask("auth.local:3000", "GET /session").startsWith("HTTP/1.1 401"));
        assertTrue(ask("auth.local:3000", "POST /signup").startsWith("HTTP/1.1 400"));
        assertTrue(ask("unknown.example", "GET /").contains("<title>platform</title>"));
        assertTrue(
                STACK.run("exec", "-T", "mail", "curl", "-s", "http://auth.local:3000/session")
                        .contains("not logged in"));
    }

    @Test
    void three_mail_instances_send_a_mail_once() throws Exception {
        var addresses = IntStream.range(0, 12).mapToObj(i -> "crowd" + i + "@example.com").toList();
        for (var address : addresses) {
            signUp(address);
        }
        int sent = 0;
        for (var address : addresses) {
            Inbox.awaitLink(address);
            sent += Inbox.to(address).size();
        }
        System.out.println("mails asked for " + addresses.size() + ", sent " + sent);
        assertEquals(addresses.size(), sent);
    }

    @Test
    void a_mail_is_sent_once_when_its_instance_is_killed_while_sending() throws Exception {
        Inbox.hold();
        signUp("killed@example.com");
        var killed = instanceAt(Inbox.awaitSender());
        Engine.crash(killed);
        Inbox.release();

        Inbox.awaitLink("killed@example.com");
        int sent = Inbox.to("killed@example.com").size();
        System.out.println("killed while sending: " + killed + "; mails asked for 1, sent " + sent);
        assertEquals(1, sent);
    }

    @Test
    void an_announcement_reaches_every_instance_once() throws Exception {
        var text = "settings changed";

        STACK.run("exec", "-T", "redis", "redis-cli", "PUBLISH", "announcements", text);

        int heard = 0;
        for (var mail : MAILS) {
            Eventually.holds(mail + " hears it", () -> Engine.log(mail).contains(text));
            heard += Engine.log(mail).split(text, -1).length - 1;
        }
        System.out.println("mail instances 3, announcements 1, heard " + heard);
        assertEquals(3, heard);
    }

    @Test
    void a_killed_instance_is_not_seen_by_those_who_keep_asking() throws Exception {
        var cookie = member("asking@example.com");
        var answers = new TreeMap<Integer, Integer>();

        for (int i = 0; i < 600; i++) {
            if (i == 200) {
                Engine.crash("platform-auth-2");
            }
            answers.merge(Web.get(URL + "/api/session", cookie).statusCode(), 1, Integer::sum);
        }

        System.out.println("answers while one of three was killed: " + answers);
        assertEquals(Map.of(200, 600), answers);
        Eventually.holds("it is back", () -> Engine.health("platform-auth-2").equals("healthy"));
    }

    @Test
    void accounts_survive_a_killed_database() throws Exception {
        member("survivor@example.com");

        Engine.crash("platform-db");

        Eventually.holds("login works again", () -> logIn("survivor@example.com", PASSWORD) == 200);
    }

    @Test
    void secrets_are_neither_in_images_nor_in_logs_nor_in_command_lines() throws Exception {
        assertFalse(STACK.run("config").contains(SECRET));
        for (var container : Engine.containersOf("platform")) {
            Precautions.noSecretIsShown(container, SECRET);
            Precautions.noSecretIsShown(container, "token=");
            Precautions.noProcessIsRoots(container);
        }
    }

    @Test
    void no_container_has_a_right_and_the_inbox_is_for_this_machine() throws Exception {
        for (var container : Engine.containersOf("platform")) {
            Precautions.noRights(container);
        }
        assertEquals(List.of("platform-gateway-1 3000/tcp"), Engine.openToOthers("platform"));
        assertEquals(
                403,
                Web.getOfHost("rebound.example.com", "http://localhost:8025/mails").statusCode());
    }

    private static void signUp(String email) throws Exception {
        var answer = Web.send("POST", URL + "/api/signup", credentials(email));
        assertEquals(202, answer.statusCode(), answer.body());
    }

    private static int activate(String token) throws Exception {
        return Web.send("POST", URL + "/api/activate", Json.print(Map.of("token", token)))
                .statusCode();
    }

    private static int logIn(String email, String password) throws Exception {
        var body = Json.print(Map.of("email", email, "password", password));
        return Web.send("POST", URL + "/api/login", body).statusCode();
    }

    /** As the front end asks for somebody at an address. */
    private static int logInFrom(String address, String email, String password) throws Exception {
        return Web.send(
                        "POST",
                        URL + "/login",
                        Json.print(Map.of("email", email, "password", password)),
                        Map.of(
                                "Host",
                                "auth.local:3000",
                                "X-Front-End-Key",
                                SECRET + "-too",
                                "X-Client-Address",
                                address))
                .statusCode();
    }

    /** Signs up, activates and logs in; returns the session's cookie. */
    private static String member(String email) throws Exception {
        signUp(email);
        assertEquals(200, activate(Inbox.awaitToken(email)));
        var answer = Web.send("POST", URL + "/api/login", credentials(email));
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String credentials(String email) {
        return Json.print(Map.of("email", email, "password", PASSWORD));
    }

    private static String sql(String statement) throws Exception {
        return STACK.run("exec", "-T", "db", "psql", "-U", "platform", "-At", "-c", statement);
    }

    private static String instanceAt(String address) throws IOException {
        for (var mail : MAILS) {
            if (Engine.container(mail).at("NetworkSettings").text().contains(address + ",")) {
                return mail;
            }
        }
        throw new AssertionError("nobody has the address " + address);
    }

    /** Asks port 3000 with a Host field that the JDK's client would not let pass. */
    private static String ask(String host, String request) throws IOException {
        try (var socket = new Socket("localhost", 3000)) {
            var head =
                    request
                            + " HTTP/1.1\r\nHost: "
                            + host
                            + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Tree json(String text) {
        return Tree.of(Json.read(text));
    }
}
