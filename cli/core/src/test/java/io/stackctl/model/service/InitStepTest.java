package io.stackctl.model.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InitStepTest {

    private static final Location HERE = Location.NONE;

    @Test
    void a_step_that_says_nothing_leaves_all_to_the_image() {
        var step =
                InitStep.of(
                        Mapping.empty(HERE)
                                .with("command", new Scalar.Null(HERE))
                                .with("image", new Scalar.Text("", HERE)));

        assertEquals(
                new InitStep(Optional.empty(), List.of(), "", false, "", Map.of(), false), step);
    }

    @Test
    void a_variable_without_a_value_is_one_of_the_stack() {
        var step =
                InitStep.of(
                        Mapping.empty(HERE)
                                .with("command", Sequence.ofTexts(List.of("sh", "-c", "x"), HERE))
                                .with("per_replica", new Scalar.Bool(true, HERE))
                                .with(
                                        "environment",
                                        Mapping.empty(HERE)
                                                .with("A", new Scalar.Text("1", HERE))
                                                .with("B", new Scalar.Null(HERE))));

        assertEquals(List.of("sh", "-c", "x"), step.command());
        assertEquals(Map.of("A", Optional.of("1"), "B", Optional.empty()), step.environment());
        assertEquals(true, step.perReplica());
    }
}
