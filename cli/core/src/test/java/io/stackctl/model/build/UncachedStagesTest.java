package io.stackctl.model.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class UncachedStagesTest {

    private static final String TEXT =
            """
            # syntax=docker/dockerfile:1
            FROM debian AS \\
                Install
            RUN <<EOF
            FROM no AS stage
            EOF
            FROM scratch AS other
            FROM install
            RUN last
            """;

    @Test
    void an_argument_of_its_own_is_added_to_the_stages_of_these_names() {
        assertEquals(
                """
                # syntax=docker/dockerfile:1
                FROM debian AS \\
                    Install
                ARG STACKCTL_NO_CACHE=t1
                RUN <<EOF
                FROM no AS stage
                EOF
                FROM scratch AS other
                ARG STACKCTL_NO_CACHE=t1
                FROM install
                RUN last
                """,
                UncachedStages.mark(TEXT, List.of("OTHER", "install"), "t1"));
    }

    @Test
    void stages_that_are_not_there_change_nothing() {
        assertEquals(TEXT, UncachedStages.mark(TEXT, List.of("2", "stage", ""), "t1"));
        assertEquals(TEXT, UncachedStages.mark(TEXT, List.of(), "t1"));
    }
}
