package io.stackctl.terminal.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.event.Event;
import io.stackctl.event.Event.Stage;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.DeploymentFailed.End;
import io.stackctl.terminal.Captured;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeployLinesTest {

    private final Captured console = Captured.console();
    private final DeployLines lines = new DeployLines(console.get().out());

    @Test
    void each_line_is_an_object_and_the_last_one_the_summary() {
        begin(false);
        change("web/1", "await", Stage.BEGUN);
        change("web/1", "await", Stage.DONE);
        lines.accept(new Event.ResourceChanged(Resource.container("web-1"), Status.HEALTHY));
        change("web/2", "drain", Stage.BEGUN);
        lines.accept(new Event.Shares("web", Map.of("r3", 750, "r4", 250)));
        lines.accept(new Event.Counted("web", Map.of("in-flight", 3L, "streams", 0L)));
        lines.accept(new Event.DeploymentEnded(OptionalLong.of(2)));
        lines.end(0, Optional.empty());

        assertEquals(
                """
                {"seq":1,"deploy":"shop","revision":"r4","phase":"begin","cause":"deploy"}
                {"seq":2,"deploy":"shop","service":"web","revision":"r4","phase":"await",\
                "subject":"web/1","stage":"begun","cause":"why"}
                {"seq":3,"deploy":"shop","service":"web","revision":"r4","phase":"await",\
                "subject":"web/1","stage":"done","cause":"why","figures":{"ready":1}}
                {"seq":4,"deploy":"shop","service":"web","revision":"r4","phase":"drain",\
                "subject":"web/2","stage":"begun","cause":"why"}
                {"seq":5,"deploy":"shop","service":"web","revision":"r4","phase":"drain",\
                "figures":{"shares":{"r3":750,"r4":250}}}
                {"seq":6,"deploy":"shop","service":"web","revision":"r4","phase":"drain",\
                "figures":{"in-flight":3,"streams":0}}
                {"seq":7,"deploy":"shop","revision":"r4","phase":"end","outcome":"succeeded",\
                "exit":0,"took":0,"failed-requests":2}
                """,
                shown());
    }

    @Test
    void a_failure_is_in_the_summary_with_what_to_do() {
        begin(true);
        lines.end(
                10,
                Optional.of(
                        new Failure.DeploymentFailed(
                                End.ROLLED_BACK, "web is unhealthy", "look at it")));

        assertTrue(
                shown().endsWith(
                                "\"phase\":\"end\",\"outcome\":\"rolled-back\",\"exit\":10,\"took\":0,"
                                        + "\"failed-requests\":null,\"cause\":\"web is unhealthy\","
                                        + "\"remedy\":\"look at it\"}\n"),
                this::shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0, nothing-to-do",
        "1, failed",
        "11, mixed",
        "12, waits",
        "13, locked",
        "14, no-way-back",
        "130, interrupted"
    })
    void every_exit_code_has_a_word(int exit, String outcome) {
        lines.end(exit, Optional.empty());

        assertTrue(shown().contains("\"outcome\":\"" + outcome + "\""), this::shown);
    }

    @Test
    void what_was_only_taken_back_has_not_succeeded() {
        begin(true);
        lines.end(0, Optional.empty());

        assertTrue(shown().contains("\"outcome\":\"taken-back\""), this::shown);
    }

    @Test
    void hostile_words_stay_on_their_line_and_harmless() {
        lines.accept(new Event.Warning("a\n\u001b[2J\u009b2J\u202e\"b"));

        assertEquals(
                "{\"seq\":1,\"phase\":\"warning\","
                        + "\"cause\":\"a\\n\\u001b[2J\\u009b2J\\u202e\\\"b\"}\n",
                shown());
    }

    @Test
    void moments_are_in_order() {
        begin(false);
        lines.end(0, Optional.empty());

        var moments =
                console.out()
                        .lines()
                        .map(line ->
                                Instant.parse(line.replaceAll(".*\"at\":\"([^\"]*)\".*", "$1")))
                        .toList();
        assertTrue(!moments.get(1).isBefore(moments.get(0)), moments::toString);
    }

    private void begin(boolean back) {
        lines.accept(new Event.DeploymentBegun("shop", "r4", back, "deploy"));
    }

    private void change(String subject, String verb, Stage stage) {
        lines.accept(new Event.ActionChanged("web", subject, verb, "why", stage));
    }

    private String shown() {
        return console.out()
                .replaceAll("\"at\":\"[^\"]*\",", "")
                .replaceAll("\"took\":[0-9]+", "\"took\":0");
    }
}
