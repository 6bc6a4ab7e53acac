package io.stackctl.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandWordsTest {

    private static String shown(String... words) {
        return CommandWords.shown(List.of(words));
    }

    @Test
    void a_line_is_kept_as_a_shell_would_take_it() {
        assertEquals(
                "stackctl deploy --canary 5,25 --message 'it'\\''s new' web",
                shown("stackctl", "deploy", "--canary", "5,25", "--message", "it's new", "web"));
        assertEquals("stackctl deploy ''", shown("stackctl", "deploy", ""));
    }

    @Test
    void what_may_be_secret_is_not_kept() {
        assertEquals(
                "x -e A=*** --env=B=*** -e C", shown("x", "-e", "A=1", "--env=B=2", "-e", "C"));
        assertEquals(
                "x --registry-token *** --password=*** --keep 3",
                shown("x", "--registry-token", "geheim", "--password=geheim", "--keep", "3"));
        assertEquals(
                "x -H ssh://***@host https://***@git.example/a@b",
                shown("x", "-H", "ssh://me:pw@host", "https://me:pw@git.example/a@b"));
    }

    @Test
    void nothing_is_kept_of_a_password_with_an_at_sign() {
        assertEquals(
                "x https://***@git.example/a@b", shown("x", "https://me:p@ss@git.example/a@b"));
    }

    @Test
    void a_line_that_is_too_long_is_cut() {
        var line = shown("stackctl", "x".repeat(5000));

        assertEquals(1000, line.length());
        assertEquals("x…", line.substring(998));
    }
}
