package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.embed.StackSession;
import io.stackctl.junit.ComposeStack;
import io.stackctl.junit.RunningStack;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stack as people get it: what is reachable where, and what the engine was told. */
@ComposeStack(value = "../../stack-definitions/quickstart/compose.yaml", asWritten = true)
class QuickstartIT {
    private static final long MEBIBYTE = 1 << 20;

    @RunningStack static StackSession stack;

    @BeforeAll
    static void the_proxy_knows_all() throws Exception {
        // Healthy is what the engine says; the proxy hears of it a moment later.
        Eventually.holds("the proxy knows the page", () -> Web.answers("http://localhost/"));
        Eventually.holds("the proxy knows service A", () -> Web.answers("http://localhost/api/a/"));
        Eventually.holds("the proxy knows service B", () -> Web.answers("http://localhost/api/b/"));
    }

    @Test
    void the_page_shows_what_both_backends_answer() {
        try (var browser = Browser.open("http://localhost/")) {
            assertEquals("quickstart", browser.title());
            browser.awaitText("[data-backend=a] .answer", "Welcome to service A!"::equals);
            browser.awaitText("[data-backend=b] .answer", "Welcome to service B!"::equals);
        }
    }

    @Test
    void the_page_says_when_a_backend_is_away_and_when_it_is_back() throws Exception {
        try (var browser = Browser.open("http://localhost/")) {
            browser.awaitText("[data-backend=b] .answer", "Welcome to service B!"::equals);

            stack.stop("service-b");
            browser.awaitText("[data-backend=b] [role=status]", "no answer"::equals);
            browser.awaitText("[data-backend=a] .answer", "Welcome to service A!"::equals);

            stack.start("service-b");
            browser.awaitText("[data-backend=b] .answer", "Welcome to service B!"::equals);
        }
    }

    @Test
    void the_dashboard_shows_what_the_proxy_found() {
        try (var browser = Browser.open("http://localhost:8080/")) {
            browser.awaitText("body", page -> page.contains("service-a") && page.contains("ready"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/api/a/, Welcome to service A!",
        "http://localhost/api/a, Welcome to service A!",
        "http://localhost/api/a/health, up",
        "http://localhost/api/b/, Welcome to service B!",
        "http://localhost/, <div id=\"app\">",
        "http://localhost/netdata, netdata",
        "http://localhost/netdata/api/v1/info, version",
        "http://localhost:8080/, Gateway"
    })
    void an_address_answers(String url, String with) throws Exception {
        var answer = Web.get(url);

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains(with), answer.body());
    }

    @Test
    void a_backend_has_nothing_else() throws Exception {
        assertEquals(404, Web.get("http://localhost/api/a/nowhere").statusCode());
    }

    @Test
    void the_monitor_knows_every_container_by_name() throws Exception {
        for (var service :
                List.of("service-a", "service-b", "service-c", "service-d", "service-e")) {
            Eventually.holds(
                    service + " is charted",
                    () ->
                            Web.get("http://localhost/netdata/api/v1/charts")
                                    .body()
                                    .contains("\"cgroup_" + service + ".cpu\""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "service-a, 128, 0.2,  64",
        "service-b, 128, 0.2,  64",
        "service-c, 256, 0.2, 128",
        "service-d, 256, 0.3, 128",
        "service-e,  64, 0.2,  32"
    })
    void the_engine_has_the_limits(String service, long memory, double cpus, long reserved)
            throws Exception {
        var host = Engine.container(service).at("HostConfig");

        assertEquals(memory * MEBIBYTE, host.at("Memory").number());
        assertEquals(Math.round(cpus * 1e9), host.at("NanoCpus").number());
        assertEquals(reserved * MEBIBYTE, host.at("MemoryReservation").number());
        assertEquals("unless-stopped", host.at("RestartPolicy", "Name").text());
    }

    @ParameterizedTest
    @CsvSource({"service-a", "service-b"})
    void a_backend_is_checked_and_runs_as_a_user_without_rights(String service) throws Exception {
        var config = Engine.container(service).at("Config");
        var check = config.at("Healthcheck");

        assertEquals("CMD", check.at("Test").elements().getFirst().text());
        assertEquals(10_000_000_000L, check.at("Interval").number());
        assertEquals(3_000_000_000L, check.at("Timeout").number());
        assertEquals(15_000_000_000L, check.at("StartPeriod").number());
        assertEquals(3, check.at("Retries").number());
        assertEquals("javauser", config.at("User").text());
        assertEquals("SIGTERM", config.at("StopSignal").text());
    }

    @Test
    void a_break_in_leads_nowhere() throws Exception {
        for (var container : Engine.containersOf(stack.name())) {
            Precautions.noProcessIsRoots(container);
            Precautions.noRights(container);
            Precautions.rootFileSystemIsReadOnly(container);
        }
        assertEquals(List.of("service-e 80/tcp"), Engine.openToOthers(stack.name()));
    }

    @Test
    void monitoring_is_for_this_machine_by_its_own_name() throws Exception {
        var elsewhere = Web.getOfHost("elsewhere.example.com", "http://localhost/netdata/");
        var answer = Web.get("http://localhost/netdata/api/v1/info");

        // Another route's: the page's, which has nothing there.
        assertEquals(404, elsewhere.statusCode());
        assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    @Test
    void the_dashboard_answers_to_no_name_of_another_site() throws Exception {
        assertEquals(
                403, Web.getOfHost("rebound.example.com", "http://localhost:8080/").statusCode());
    }

    @Test
    void the_front_end_has_no_health_check() throws Exception {
        assertEquals(false, Engine.container("service-c").at("Config").has("Healthcheck"));
    }

    @Test
    void a_second_up_changes_nothing() throws Exception {
        var before = started();

        stack.up();

        assertEquals(before, started());
    }

    private static List<String> started() throws Exception {
        var times = new java.util.ArrayList<String>();
        for (var name : Engine.containersOf(stack.name())) {
            times.add(name + " " + Engine.container(name).at("State", "StartedAt").text());
        }
        return times;
    }
}
