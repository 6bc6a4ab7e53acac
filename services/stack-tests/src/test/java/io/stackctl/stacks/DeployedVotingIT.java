package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.kit.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** New versions of the voting stack, which nobody who votes notices. */
class DeployedVotingIT {
    private static final Stack STACK =
            Stack.bundled("voting", Stack.definition("voting", "compose.deploy.yaml"));
    private static final String API = "http://localhost/api/";
    private static final String CATS = "{\"choice\":\"Cats\"}";

    @BeforeAll
    static void up() throws Exception {
        STACK.run("nuke", "--yes");
        STACK.run("build");
        STACK.run("deploy");
        for (var host : List.of("vote.traefik.me", "result.traefik.me")) {
            Eventually.holds(
                    "the proxy knows " + host, () -> Web.getOfHost(host, API).statusCode() == 200);
        }
    }

    @AfterAll
    static void down() throws Exception {
        STACK.run("nuke", "--yes");
    }

    @Test
    void another_question_comes_and_goes_without_a_request_that_fails() throws Exception {
        try (var votes =
                        SteadyLoad.of(
                                () ->
                                        Web.send(
                                                "POST",
                                                API,
                                                CATS,
                                                Map.of("Host", "vote.traefik.me")),
                                202);
                var results = SteadyLoad.of(() -> Web.getOfHost("result.traefik.me", API), 200)) {
            STACK.with(Map.of("QUESTION", "And now?")).run("deploy");
            assertEquals("And now?", question("vote.traefik.me"));
            assertEquals("And now?", question("result.traefik.me"));

            STACK.run("rollback");
            assertEquals("What do you prefer?", question("vote.traefik.me"));

            assertEquals(List.of(), votes.end(), "of " + votes.asked() + " votes");
            assertEquals(List.of(), results.end(), "of " + results.asked());
            Eventually.holds("all votes are counted", () -> total() >= votes.asked());
            assertEquals(votes.asked(), total());
        }
        var history = STACK.run("history");
        assertTrue(history.contains("r3"), history);
    }

    private static String question(String host) throws Exception {
        return Tree.of(Json.read(Web.getOfHost(host, API).body())).at("question").text();
    }

    private static long total() throws Exception {
        return Tree.of(Json.read(Web.getOfHost("result.traefik.me", API).body()))
                .at("total")
                .number();
    }
}
