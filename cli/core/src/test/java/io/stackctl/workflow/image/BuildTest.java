package io.stackctl.workflow.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.StackException;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import org.junit.jupiter.api.Test;

class BuildTest {

    private final FakeEngine engine = FakeEngine.with();
    private final Surroundings around =
            TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);

    @Test
    void what_the_builder_says_of_a_definition_comes_before_what_we_say() {
        assertEquals("no privileged builds here", refusal("privileged: true,"));
        assertTrue(refusal("").endsWith("makes an image for one"), refusal(""));
    }

    private String refusal(String attribute) {
        var stack =
                Stacks.shop(
                        """
                        services:
                          app:
                            image: app
                            build: { %s dockerfile_inline: FROM scratch, platforms: [linux/amd64, linux/arm64] }
                        """
                                .formatted(attribute));
        return assertThrows(
                        StackException.class,
                        () -> new Build(around).run(stack, BuildChoices.NONE, false))
                .failure()
                .message();
    }
}
