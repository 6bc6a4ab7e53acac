package io.stackctl.workflow.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.planner.image.PullOptions;
import io.stackctl.workflow.TestSurroundings;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PullTest {

    private static final PullOptions NONE = new PullOptions(Optional.empty(), false, false);
    private static final PullOptions FAILURES = new PullOptions(Optional.empty(), false, true);
    private static final String REFUSED =
            "pull access denied for %s, repository does not exist or may require 'docker login'";

    private final FakeEngine engine = FakeEngine.with("here:1");
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Pull pull = new Pull(TestSurroundings.of(engine, this::take));

    private void take(Event event) {
        if (event instanceof Event.ResourceChanged changed) {
            told.add(changed.resource().name() + " " + changed.status() + " " + changed.detail());
        } else if (event instanceof Event.Note note) {
            told.add(note.message());
        }
    }

    private static Stack stack(String yaml) {
        return new StackLoader(_ -> {})
                .load(
                        LoadRequest.in("/work-folder", Map.of())
                                .files(List.of("-"))
                                .standardInput(() -> yaml.getBytes(StandardCharsets.UTF_8))
                                .projectName(Optional.of("shop"))
                                .build());
    }

    @Test
    void what_is_built_and_not_in_a_registry_is_no_error_but_a_hint() {
        var built = stack("services: {web: {image: 'gone:1', build: .}}");

        assertThrows(StackException.class, () -> pull.run(built, NONE));
        pull.run(built, FAILURES);

        var once =
                List.of(
                        "web PULLING ",
                        "web UNAVAILABLE " + REFUSED.formatted("gone:1"),
                        "WARNING: Some service image(s) must be built from source by running:",
                        "    stackctl build web");
        assertEquals(
                List.of(once, once), List.of(told.subList(0, 4), told.subList(4, told.size())));
    }

    @Test
    void what_is_not_built_is_an_error_even_where_failures_are_ignored() {
        pull.run(stack("services: {web: {image: 'gone:1'}}"), FAILURES);

        assertEquals(List.of("web PULLING ", "web FAILED " + REFUSED.formatted("gone:1")), told);
    }

    @Test
    void a_policy_of_its_own_keeps_an_image_that_is_there() {
        for (var policy : List.of("missing", "if_not_present")) {
            pull.run(
                    stack("services: {web: {image: 'here:1', pull_policy: " + policy + "}}"), NONE);
        }

        assertEquals(
                List.of(
                        "web SKIPPED Image is already present locally",
                        "web SKIPPED Image is already present locally"),
                told);
        assertEquals(List.of(), engine.calls());
    }

    @Test
    void the_policy_of_the_command_line_counts_instead_of_the_services_own() {
        engine.addToRegistry("here:1");
        var always = leniency(new PullPolicy.Always());
        var missing = leniency(new PullPolicy.Missing());

        for (var own : List.of("missing", "never", "daily", "build")) {
            var web = stack("services: {web: {image: 'here:1', pull_policy: " + own + "}}");
            pull.run(web, missing);
            assertEquals(List.of(), engine.calls(), own);
        }
        for (var own : List.of("missing", "never", "daily", "build")) {
            var web = stack("services: {web: {image: 'here:1', pull_policy: " + own + "}}");
            pull.run(web, always);
        }
        assertEquals(Collections.nCopies(4, "pull here:1"), engine.calls());
    }

    private static PullOptions leniency(PullPolicy policy) {
        return new PullOptions(Optional.of(policy), false, false);
    }

    @Test
    void without_a_policy_the_registry_is_asked() {
        engine.addToRegistry("here:1");

        pull.run(stack("services: {web: {image: 'here:1'}}"), NONE);

        assertEquals(List.of("pull here:1"), engine.calls());
    }
}
