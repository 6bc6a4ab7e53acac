package io.stackctl.workflow.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutTest {

    @TempDir Path root;

    @BeforeEach
    void two_stacks_and_a_folder_that_is_none() throws IOException {
        for (String stack : List.of("voting", "quickstart")) {
            Path folder = Files.createDirectories(root.resolve("stack-definitions").resolve(stack));
            Files.writeString(folder.resolve("compose.yaml"), "services: {}\n");
        }
        Files.createDirectories(root.resolve("stack-definitions/notes"));
    }

    @Test
    void stacks_are_listed_by_name() {
        assertEquals(List.of("quickstart", "voting"), new Checkout(root).stacks());
    }

    @Test
    void the_default_stack_is_used_in_the_checkout_only() throws IOException {
        Path inside = Files.createDirectories(root.resolve("services/deep"));

        assertEquals(
                Optional.of(root.resolve("stack-definitions/quickstart")),
                new Checkout(root).defaultFor(inside));
        assertEquals(Optional.empty(), new Checkout(root).defaultFor(Path.of("/")));
    }

    @Test
    void a_definition_in_the_folder_or_above_comes_before_the_default() throws IOException {
        Path inside = Files.createDirectories(root.resolve("own/deep"));
        Files.writeString(root.resolve("own/docker-compose.yml"), "services: {}\n");

        assertEquals(Optional.empty(), new Checkout(root).defaultFor(inside));
    }

    @Test
    void a_name_that_leads_elsewhere_is_no_stack() {
        assertEquals(Optional.empty(), new Checkout(root).folderOf("ghost"));
        assertEquals(Optional.empty(), new Checkout(root).folderOf("../.."));
    }
}
