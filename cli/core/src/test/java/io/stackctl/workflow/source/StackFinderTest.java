package io.stackctl.workflow.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.failure.StackException;
import io.stackctl.workflow.FoundStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two services, one names files that are gone. */
class StackFinderTest {

    @TempDir Path directory;

    private StackFinder finder = new StackFinder(StackChoice.in("/", Map.of()));

    @BeforeEach
    void a_definition() throws IOException {
        Files.writeString(
                directory.resolve("compose.yaml"),
                """
                name: shop
                services:
                  whole: {image: a}
                  env: {image: b, env_file: gone.env}
                  label: {image: c, label_file: gone.labels}
                """);
        finder = new StackFinder(StackChoice.in(directory.toString(), Map.of()));
    }

    private static void ignore(io.stackctl.event.Event event) {}

    @Test
    void verbs_on_what_exists_need_neither_file() {
        var found = finder.find(List.of("env"), StackFinderTest::ignore);

        var defined = assertInstanceOf(FoundStack.Defined.class, found);
        assertEquals(3, defined.stack().services().size());
        assertEquals("shop", finder.name(StackFinderTest::ignore).value());
        assertEquals(List.of("env", "label", "whole"), finder.serviceNames());
        assertEquals(
                "shop", finder.environment(StackFinderTest::ignore).get("COMPOSE_PROJECT_NAME"));
    }

    @Test
    void a_broken_definition_is_told_with_the_way_around_it() throws IOException {
        Files.writeString(directory.resolve("compose.yaml"), "include: [gone.yaml]");

        var broken =
                assertThrows(
                        StackException.class,
                        () -> finder.find(List.of(), StackFinderTest::ignore));

        assertEquals(
                "This also works without the files: name the stack, -p NAME.",
                broken.failure().remedy());
    }

    @Test
    void verbs_on_images_need_neither_file() {
        var images = finder.loadForImages(List.of(), false, StackFinderTest::ignore);

        assertEquals(3, images.services().size());
    }

    @Test
    void containers_are_made_with_the_files_of_the_chosen_services_alone() {
        assertEquals(1, finder.load(List.of("whole"), StackFinderTest::ignore).services().size());
        for (var missing : List.of("env", "label")) {
            assertThrows(
                    StackException.class,
                    () -> finder.load(List.of(missing), StackFinderTest::ignore));
        }
        assertThrows(StackException.class, () -> finder.load(List.of(), StackFinderTest::ignore));
    }
}
