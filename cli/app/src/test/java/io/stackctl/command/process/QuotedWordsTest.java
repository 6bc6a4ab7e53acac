package io.stackctl.command.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.failure.StackException;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotedWordsTest {

    @Test
    void quotes_and_backslashes_keep_blanks() {
        assertEquals(
                List.of("sh", "-c", "echo $A; 'b'", "c d", ""),
                QuotedWords.split("sh -c \"echo $A; 'b'\"  c\\ d ''"));
    }

    @Test
    void a_quote_that_is_not_closed_is_refused() {
        assertThrows(StackException.class, () -> QuotedWords.split("sh -c 'echo"));
    }
}
