package io.stackctl.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.service.Dependency;
import io.stackctl.model.service.Dependency.Condition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What labels say, also those that somebody else wrote. */
class StackLabelsTest {

    private static StackLabels label(String name, String value) {
        return new StackLabels(Map.of("com.docker.compose." + name, value));
    }

    @Test
    void a_thing_without_labels_belongs_to_no_stack_and_no_service() {
        assertFalse(StackLabels.NONE.isOf(StackName.of("shop")));
        assertEquals(Optional.empty(), StackLabels.NONE.service());
        assertEquals(List.of(), StackLabels.NONE.dependencies());
    }

    @Test
    void a_blank_service_is_none() {
        assertEquals(Optional.empty(), label("service", " ").service());
        assertEquals(Optional.of(ServiceName.of("web")), label("service", "web").service());
    }

    @Test
    void a_number_that_is_none_is_left_out() {
        assertEquals(OptionalInt.of(3), label("container-number", "3").number());
        assertEquals(OptionalInt.empty(), label("container-number", "third").number());
        assertEquals(OptionalInt.empty(), label("container-number", "99999999999").number());
    }

    @Test
    void dependencies_are_read_as_far_as_they_are_some() {
        assertEquals(
                List.of(
                        new Dependency(
                                ServiceName.of("db"), Condition.of("service_healthy"), true, false),
                        new Dependency(ServiceName.of("cache"), Condition.of(""), false, false)),
                label("depends_on", "db:service_healthy:true,,:x:y,cache").dependencies());
    }

    @Test
    void what_an_image_was_made_from_is_read_as_it_was_written() {
        var bases =
                Map.of(
                        "java:25",
                        new ImageId("sha256:1"),
                        "debian:13-slim",
                        new ImageId("sha256:2"));

        assertEquals(bases, new StackLabels(NewLabels.basedOn(bases, Map.of())).bases());
        assertEquals(Map.of(), NewLabels.basedOn(Map.of(), Map.of()));
    }

    @Test
    void the_labels_of_the_user_are_told_without_those_of_compose() {
        var labels = new StackLabels(Map.of("com.docker.compose.service", "web", "tier", "front"));

        assertEquals(Map.of("tier", "front"), labels.withoutCompose());
    }

    /** Each kind of thing that lies on an engine has one class that knows what its labels are. */
    @Test
    void nobody_else_knows_what_a_label_is_called() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var knowing =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(StackLabelsTest::namesLabels)
                            .map(file -> file.getFileName().toString())
                            .filter(name -> !name.endsWith("Labels.java"))
                            .toList();

            assertEquals(List.of(), knowing);
        }
    }

    private static boolean namesLabels(Path file) {
        try {
            var text = Files.readString(file);
            return text.contains("\"com.docker.compose.") || text.contains("\"io.stackctl.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
