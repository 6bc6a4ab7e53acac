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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        } else if (event instanceof Event.Warning warning) {
            told.add(warning.message());
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
                        "gone:1 PULLING ",
                        "gone:1 UNAVAILABLE " + REFUSED.formatted("gone:1"),
                        "WARNING: Some service image(s) must be built from source by running:\n"
                                + "    stackctl build web");
        assertEquals(
                List.of(once, once), List.of(told.subList(0, 3), told.subList(3, told.size())));
    }

    @Test
    void what_is_not_built_is_an_error_even_where_failures_are_ignored() {
        pull.run(stack("services: {web: {image: 'gone:1'}}"), FAILURES);

        assertEquals(
                List.of("gone:1 PULLING ", "gone:1 FAILED " + REFUSED.formatted("gone:1")), told);
    }

    @Test
    void a_policy_of_its_own_keeps_an_image_that_is_there() {
        for (var policy : List.of("missing", "if_not_present")) {
            pull.run(
                    stack("services: {web: {image: 'here:1', pull_policy: " + policy + "}}"), NONE);
        }

        assertEquals(
                List.of(
                        "here:1 SKIPPED Image is already present locally",
                        "here:1 SKIPPED Image is already present locally"),
                told);
        assertEquals(List.of(), engine.calls());
    }

    @ParameterizedTest
    @CsvSource({
        "shop, missing",
        "shop:latest, if_not_present",
        "localhost:5000/shop, missing",
        "here:1, always",
        "here:1, daily",
        "here:1, every_12h"
    })
    void what_may_have_moved_is_pulled_though_it_is_there(String image, String policy) {
        engine.addImage(image);
        engine.addToRegistry(image);

        pull.run(
                stack("services: {web: {image: '%s', pull_policy: %s}}".formatted(image, policy)),
                NONE);

        assertEquals(List.of("pull " + image), engine.calls());
    }

    @ParameterizedTest
    @CsvSource({"never", "build"})
    void what_must_not_be_pulled_is_left_out_without_a_reason(String policy) {
        pull.run(stack("services: {web: {image: 'a:1', pull_policy: " + policy + "}}"), NONE);

        assertEquals(List.of("a:1 SKIPPED "), told);
    }

    @Test
    void an_image_of_several_services_is_told_once() {
        engine.addToRegistry("a:1");

        pull.run(
                stack(
                        """
                        services:
                          a: {image: 'a:1'}
                          b: {image: 'a:1'}
                          c: {image: 'a:1', pull_policy: never}
                          d: {image: 'd:1', pull_policy: never}
                          e: {image: 'd:1', pull_policy: never}
                        """),
                NONE);

        assertEquals(List.of("d:1 SKIPPED ", "a:1 PULLING ", "a:1 PULLED "), told);
    }

    @Test
    void a_reason_to_keep_an_image_goes_before_that_it_can_be_built() {
        pull.run(
                stack(
                        """
                        services:
                          a: {image: 'here:1', build: ., pull_policy: missing}
                          b: {image: 'b:1', build: .}
                          c: {build: .}
                        """),
                new PullOptions(Optional.empty(), true, false));

        assertEquals(
                List.of(
                        "here:1 SKIPPED Image is already present locally",
                        "b:1 SKIPPED Image can be built",
                        "c SKIPPED No image to be pulled"),
                told);
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
