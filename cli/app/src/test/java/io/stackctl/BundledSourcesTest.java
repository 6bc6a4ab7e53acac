package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.event.BuildLine;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.workflow.source.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made ready before an image of a bundled service is built. */
class BundledSourcesTest {

    @TempDir Path root;

    private final List<BuildLine> told = new ArrayList<>();

    @Test
    void the_launcher_is_asked_for_a_folder_of_the_services_and_what_it_says_is_told()
            throws IOException {
        launcher("echo \"$1 for $WHO\"; read -r; echo err >&2");

        prepare("services/blog/posts");

        assertEquals(List.of("", "prepare-services for me", "err"), texts());
        assertEquals(BuildLine.Kind.BEGUN, told.getFirst().kind());
    }

    @Test
    void a_launcher_that_has_nothing_to_do_is_not_told_of() throws IOException {
        launcher("exit 0");

        prepare("services/blog/posts");

        assertEquals(List.of(), told);
    }

    @Test
    void other_folders_are_nobody_s_business() throws IOException {
        launcher("echo asked");

        prepare("stack-definitions/blog");
        prepare("services-of-mine");
        prepare("services/../elsewhere");

        assertEquals(List.of(), told);
    }

    @Test
    void a_failed_build_fails_with_its_last_words() throws IOException {
        launcher("echo lots; echo 'the output is in setup.log'; exit 1");

        assertEquals(
                "the bundled services cannot be built: the output is in setup.log",
                failureOf("services/blog/posts"));
    }

    @Test
    void a_launcher_that_cannot_be_run_fails_with_the_reason() {
        var failure = failureOf("services/blog/posts");

        assertEquals(
                "the bundled services cannot be built: ",
                failure.substring(0, failure.indexOf(": ") + 2));
    }

    private String failureOf(String folder) {
        var failed = assertThrows(StackException.class, () -> prepare(folder)).failure();
        return ((Failure.OperationFailed) failed).message();
    }

    private void prepare(String folder) {
        new BundledSources(new Checkout(root), TestSettings.of(Map.of("WHO", "me", "PATH", "/bin")))
                .prepare(root.resolve(folder), told::add);
    }

    private List<String> texts() {
        return told.stream().map(BuildLine::text).toList();
    }

    private void launcher(String script) throws IOException {
        var file = root.resolve("stackctl");
        Files.writeString(file, "#!/bin/bash -p\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
