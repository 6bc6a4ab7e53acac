package io.stackctl.workflow.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.workflow.TestSurroundings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PushTest {

    private final FakeEngine engine = FakeEngine.with("shop/web:1", "shop/web:latest");
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Push push = new Push(TestSurroundings.of(engine, this::take));

    private void take(Event event) {
        if (event instanceof Event.ResourceChanged changed) {
            told.add(changed.resource() + " " + changed.status() + " " + changed.detail().strip());
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
    void every_name_of_an_image_is_pushed_once() {
        var pushed =
                push.run(
                        stack(
                                """
                                services:
                                  a: {image: "shop/web:1", build: {context: ., tags: ["shop/web:latest"]}}
                                  b: {image: "shop/web:1", build: .}
                                """),
                        false);

        assertEquals(List.of("shop/web:1", "shop/web:latest"), pushed);
        assertEquals(
                List.of(
                        "Tag shop/web:1 PUSHING ",
                        "Tag shop/web:1 PUSHED ",
                        "Tag shop/web:latest PUSHING ",
                        "Tag shop/web:latest PUSHED "),
                told);
    }

    @Test
    void what_is_not_built_or_has_no_name_is_left_out() {
        push.run(stack("services: {a: {image: 'shop/web:1'}, b: {build: .}}"), false);

        assertEquals(List.of("Service a SKIPPED ", "Service b SKIPPED "), told);
    }

    @Test
    void a_failure_is_told_in_the_registry_s_words_and_ignored_on_request() {
        var gone = stack("services: {a: {image: 'gone:1', build: .}}");

        assertThrows(StackException.class, () -> push.run(gone, false));
        assertEquals(List.of(), push.run(gone, true));

        assertEquals(
                List.of(
                        "Tag gone:1 PUSHING",
                        "Tag gone:1 REFUSED",
                        "Tag gone:1 PUSHING",
                        "Tag gone:1 UNAVAILABLE"),
                told.stream().map(line -> line.replaceFirst("^(\\S+ \\S+ \\S+).*", "$1")).toList());
    }
}
