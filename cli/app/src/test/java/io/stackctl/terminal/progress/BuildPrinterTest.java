package io.stackctl.terminal.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.event.BuildLine;
import io.stackctl.event.BuildLine.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildPrinterTest {

    private final List<String> lines = new ArrayList<>();
    private final BuildPrinter printer = new BuildPrinter(lines::add);

    @Test
    void steps_of_all_builds_are_numbered_together_and_named_again_when_they_go_on() {
        tell("web", "sha256:1", "[1/2] FROM debian", Kind.BEGUN, "", "");
        tell("db", "sha256:1", "exporting to image", Kind.BEGUN, "", "");
        tell("web", "sha256:1", "[1/2] FROM debian", Kind.OUTPUT, "0.3", "pulling");
        tell("web", "sha256:1", "[1/2] FROM debian", Kind.DONE, "", "1.4s");

        assertEquals(
                """
                #1 [web 1/2] FROM debian

                #2 [db] exporting to image

                #1 [web 1/2] FROM debian
                #1 0.3 pulling
                #1 DONE 1.4s\
                """,
                String.join("\n", lines));
    }

    @Test
    void a_build_that_is_nobody_s_keeps_its_titles() {
        tell("", "sha256:1", "[1/2] FROM debian", Kind.CACHED, "", "");

        assertEquals(List.of("#1 [1/2] FROM debian", "#1 CACHED"), lines);
    }

    @Test
    void lines_of_a_builder_without_steps_stay_as_they_are() {
        printer.accept("web", BuildLine.of("Step 1/2 : FROM debian"));

        assertEquals(List.of("Step 1/2 : FROM debian"), lines);
    }

    private void tell(String target, String step, String title, Kind kind, String at, String text) {
        printer.accept(target, new BuildLine(step, title, kind, at, text));
    }
}
