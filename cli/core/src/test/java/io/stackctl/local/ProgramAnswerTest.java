package io.stackctl.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramAnswerTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private static ProgramAnswer ask(String script, Duration patience) throws Exception {
        return ProgramAnswer.of(
                new ProcessBuilder(List.of("/bin/sh", "-c", script)), "question\n", patience);
    }

    @Test
    void a_program_is_told_the_question_and_its_answer_and_code_are_known() throws Exception {
        assertEquals(
                new ProgramAnswer(3, "heard question"),
                ask("read q; printf 'heard %s' $q; exit 3", LONG));
        assertEquals(new ProgramAnswer(0, ""), ask("exec true", LONG), "who does not listen");
        assertEquals(
                new ProgramAnswer(0, "said"),
                ask("head -c 1000000 /dev/zero >&2; printf said", LONG),
                "its complaints keep nobody waiting");
    }

    @Test
    void a_program_that_says_too_much_or_nothing_is_given_up() {
        assertEquals(
                "it answers with more than 1 MiB",
                assertThrows(IOException.class, () -> ask("exec yes", LONG)).getMessage());
        assertEquals(
                "it did not answer within 1 s",
                assertThrows(
                                IOException.class,
                                () -> ask("sleep 10000 & wait", Duration.ofSeconds(1)))
                        .getMessage());
    }
}
