package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.embed.StackSession;
import io.stackctl.junit.ComposeStack;
import io.stackctl.junit.RunningStack;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.services.kit.Json;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Votes from the page to the result, and none of them lost or counted twice. */
@ComposeStack(
        value = {"../../stack-definitions/voting/compose.yaml", "src/test/resources/voting.yaml"},
        build = true)
class VotingIT {
    private static final Path PASSWORD_FILE =
            Stack.definition("voting", "secrets.example/db-password");
    private static final String CATS = "{\"choice\":\"Cats\"}";
    private static final String DOGS = "{\"choice\":\"<b>Dogs</b>\"}";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @RunningStack static StackSession stack;

    @BeforeAll
    static void the_proxy_knows_the_result() throws Exception {
        Eventually.holds(
                "the proxy knows the result",
                () -> Web.getOfHost("result.traefik.me", at("gateway", 80)).statusCode() == 200);
    }

    /** Where it is by now: a container that was made anew has other ports of this machine. */
    private static String at(String service, int port) {
        var address = stack.port(service, port);
        return "http://" + address.getHostString() + ":" + address.getPort() + "/";
    }

    private static String vote() {
        return at("vote-ui", 8080) + "api/";
    }

    /** The stack as it is written, and the command that people type. */
    private static Stack command() {
        return Stack.bundled("voting", Stack.resource("voting.yaml")).named(stack.name());
    }

    private static String container(String name) {
        return stack.name() + "-" + name;
    }

    private static Tree result() throws Exception {
        return Tree.of(Json.read(Web.get(at("result-ui", 8080) + "api/").body()));
    }

    private static long total() throws Exception {
        return result().at("total").number();
    }

    private static long votesFor(String option) throws Exception {
        return result().at("options").elements().stream()
                .filter(found -> found.at("name").text().equals(option))
                .mapToLong(found -> found.at("votes").number())
                .sum();
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, vote-ui, 8080, '', <title>Vote</title>",
        "localhost, result-ui, 8080, '', <title>Result</title>",
        "vote.traefik.me, gateway, 80, '', <title>Vote</title>",
        "result.traefik.me, gateway, 80, '', <title>Result</title>",
        "vote.traefik.me, gateway, 80, api/, question",
        "result.traefik.me, gateway, 80, api/, question",
        "localhost, gateway, 8080, '', Gateway"
    })
    void an_address_answers(String host, String service, int port, String path, String with)
            throws Exception {
        var answer = Web.getOfHost(host, at(service, port) + path);

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains(with), answer.body());
    }

    @Test
    void a_host_that_no_label_names_is_not_routed() throws Exception {
        assertEquals(404, Web.getOfHost("db.traefik.me", at("gateway", 80)).statusCode());
    }

    @Test
    void a_second_vote_of_the_same_browser_replaces_the_first() throws Exception {
        long cats = votesFor("Cats");
        long dogs = votesFor("<b>Dogs</b>");
        var first = Web.send("POST", vote(), CATS, "");
        Eventually.holds("the first is counted", () -> votesFor("Cats") == cats + 1);

        var second = Web.send("POST", vote(), DOGS, cookie(first));

        Eventually.holds("the second is counted", () -> votesFor("<b>Dogs</b>") == dogs + 1);
        assertEquals(cats, votesFor("Cats"));
        assertEquals(cookie(first), cookie(second));
    }

    @Test
    void another_browser_is_another_voter() throws Exception {
        long before = total();

        var one = Web.send("POST", vote(), CATS, "");
        var other = Web.send("POST", vote(), CATS, "");

        assertNotEquals(cookie(one), cookie(other));
        Eventually.holds("both are counted", () -> total() == before + 2);
    }

    @Test
    void the_result_page_follows_a_vote_on_the_other_page_without_being_loaded_again()
            throws Exception {
        long before = total();
        try (var result = Browser.open(at("result-ui", 8080));
                var vote = Browser.open(at("vote-ui", 8080))) {
            result.awaitText(".total", text -> text.startsWith(before + " "));

            vote.click("[data-option='<b>Dogs</b>']");

            vote.awaitText("[role=status]", text -> text.startsWith("You voted for <b>Dogs</b>."));
            result.awaitText(".total", text -> text.startsWith(before + 1 + " "));
            // Markup in what is shown is text.
            result.awaitText("h2", text -> text.startsWith("<b>Dogs</b>"));
            vote.awaitText("[data-option='<b>Dogs</b>']", "<b>Dogs</b>"::equals);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | {\"choice\":\"Mice\"} | 400",
                "POST | {\"choice\":\"<script>alert(1)</script>\"} | 400",
                "POST | {\"choice\":\"'; DROP TABLE votes; --\"} | 400",
                "POST | {\"choice\":[\"Cats\"]} | 400",
                "POST | {} | 400",
                "POST | no JSON | 400",
                "PUT | {\"choice\":\"Cats\"} | 404",
                "DELETE | '' | 404"
            })
    void bad_input_is_refused_with_the_reason_as_json(String method, String body, int status)
            throws Exception {
        var answer = Web.send(method, vote(), body, "");

        assertEquals(status, answer.statusCode());
        assertTrue(Tree.of(Json.read(answer.body())).has("error"), answer.body());
    }

    @Test
    void a_body_that_is_too_large_is_refused() throws Exception {
        var answer = Web.send("POST", vote(), "{\"choice\":\"" + "x".repeat(1 << 20) + "\"}", "");

        assertEquals(413, answer.statusCode());
    }

    @Test
    void a_cookie_that_is_none_of_ours_is_a_new_voter() throws Exception {
        var answer = Web.send("POST", vote(), CATS, "voter='; DROP TABLE votes");

        assertEquals(202, answer.statusCode());
        assertTrue(cookie(answer).matches("voter=[0-9a-f]{32}"), cookie(answer));
    }

    @Test
    void no_vote_is_lost_or_counted_twice_when_one_of_two_workers_is_killed() throws Exception {
        stack.scale("worker", 2);

        castAndCount(10_000, "one of two workers", () -> Engine.kill(container("worker-1")));

        stack.scale("worker", 1);
    }

    @Test
    void no_vote_is_lost_or_counted_twice_when_redis_and_the_database_are_killed()
            throws Exception {
        castAndCount(
                2_000,
                "Redis and the database",
                () -> {
                    Engine.crash(container("redis-1"));
                    Engine.crash(container("db-1"));
                });
    }

    private interface Killing {
        void happens() throws Exception;
    }

    /** Casts votes, each by another voter, with something killed when half of them are cast. */
    private static void castAndCount(int votes, String killed, Killing killing) throws Exception {
        long before = total();
        var page = vote();
        var taken = new AtomicLong();
        var atOnce = new Semaphore(24);
        try (var voters = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < votes; i++) {
                var body = i % 2 == 0 ? CATS : DOGS;
                atOnce.acquire();
                var _ =
                        voters.submit(() -> {
                            try {
                                if (Web.send("POST", page, body, "").statusCode() == 202) {
                                    taken.incrementAndGet();
                                }
                            } finally {
                                atOnce.release();
                            }
                            return null;
                        });
                if (i == votes / 2) {
                    killing.happens();
                }
            }
        }
        Eventually.holds("all votes are counted", () -> total() - before >= taken.get());
        long counted = total() - before;

        System.out.println(
                "votes written=%d taken=%d read back=%d lost=%d duplicated=%d, killed: %s"
                        .formatted(
                                votes,
                                taken.get(),
                                counted,
                                Math.max(0, taken.get() - counted),
                                Math.max(0, counted - taken.get()),
                                killed));
        assertEquals(votes, taken.get());
        assertEquals(votes, counted);
    }

    @Test
    void scaling_a_page_with_its_fixed_port_is_refused_and_changes_nothing() throws Exception {
        var before = Engine.containersOf(stack.name());

        var said = command().refusal("scale", "vote-ui=2");

        assertTrue(
                said.contains(
                        "\"vote-ui\" cannot have 2 replicas: port 5000 of the host can be taken once"),
                said);
        assertTrue(said.contains("publish a range of ports"), said);
        assertEquals(before, Engine.containersOf(stack.name()));
    }

    @Test
    void the_password_is_in_its_file_only() throws Exception {
        var password = stack.exec("worker", "cat", "/run/secrets/db-password").stdout().strip();
        assertEquals(Files.readString(PASSWORD_FILE).strip(), password);

        assertFalse(command().run("config").contains(password));
        for (var name : Engine.containersOf(stack.name())) {
            Precautions.noSecretIsShown(name, password);
        }
    }

    @Test
    void a_break_in_leads_nowhere() throws Exception {
        for (var name : Engine.containersOf(stack.name())) {
            Precautions.noProcessIsRoots(name);
            Precautions.noRights(name);
            Precautions.rootFileSystemIsReadOnly(name);
        }
        assertEquals(
                List.of(
                        container("gateway-1 80/tcp"),
                        container("result-ui-1 8080/tcp"),
                        container("vote-ui-1 8080/tcp")),
                Engine.openToOthers(stack.name()));
    }

    @Test
    void down_keeps_the_votes_and_down_with_volumes_drops_them() throws Exception {
        var _ = Web.send("POST", vote(), CATS, "");
        Eventually.holds("it is counted", () -> total() > 0);
        long votes = total();

        stack.down();
        stack.await(PATIENCE);
        assertEquals(votes, total());

        stack.down(DownOptions.DEFAULTS.withVolumes());
        stack.await(PATIENCE);
        assertEquals(0, total());
    }
}
