package io.stackctl.model.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.InvalidValueException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnorePatternsTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "target,            target,              true",
        "target,            target/a/b.class,    true",
        "target,            src/target,          false",
        "/target/,          target/a,            true",
        "*/temp*,           a/temporary.txt,     true",
        "*/temp*,           temp,                false",
        "*/temp*,           a/b/temp,            false",
        "temp?,             tempa,               true",
        "temp?,             temp,                false",
        "**/*.log,          build.log,           true",
        "**/*.log,          a/b/c.log,           true",
        "**/node_modules,   a/node_modules/x.js, true",
        "docs/**,           docs/a/b,            true",
        "docs/**,           docs,                false",
        "a/**/z,            a/z,                 true",
        "a/**/z,            a/b/c/z,             true",
        "[a-c].txt,         b.txt,               true",
        "[^a-c].txt,        b.txt,               false",
        "v1.0,              v1x0,                false",
        "a+b(c),            a+b(c),              true",
        "'\\*.txt',         '*.txt',             true",
        "'\\*.txt',         'a.txt',             false",
        "./a/../b,          b,                   true",
        "../b,              b,                   false",
        "/../b,             b,                   true",
        "**.log,            a/b/1.log,           true",
        "**.log,            1.log,               true",
        "**.log,            1.log.gz,            false",
        "*,                 anything/at/all,     true",
    })
    void a_pattern_matches_as_docker_says(String pattern, String path, boolean ignored) {
        assertEquals(ignored, IgnorePatterns.of(pattern).ignores(path));
    }

    @Test
    void the_last_matching_line_wins() {
        var patterns = IgnorePatterns.of("*.md\n!README*.md\nREADME-secret.md\n");

        var ignored =
                List.of("notes.md", "README.md", "README-secret.md", "a.txt").stream()
                        .filter(patterns::ignores)
                        .toList();

        assertEquals(List.of("notes.md", "README-secret.md"), ignored);
    }

    @Test
    void comments_blank_lines_and_a_byte_order_mark_mean_nothing() {
        var patterns = IgnorePatterns.of("\uFEFF# comment\n\n  target  \r\n");

        assertTrue(patterns.ignores("target"));
        assertFalse(patterns.ignores("# comment"));
    }

    @Test
    void a_folder_is_looked_into_only_when_something_in_it_may_come_back() {
        var patterns = IgnorePatterns.of("*\n!src/main\n!docs/*.md\n");

        var pruned =
                List.of("target", "src", "src/test", "docs", "docs/deep").stream()
                        .filter(patterns::ignoresAllOf)
                        .toList();

        assertEquals(List.of("target", "src/test"), pruned);
        assertFalse(IgnorePatterns.of("*\n!**/keep").ignoresAllOf("any/where"));
    }

    @Test
    void a_lone_exclamation_mark_and_an_open_bracket_are_refused() {
        assertThrows(InvalidValueException.class, () -> IgnorePatterns.of("!"));
        assertThrows(InvalidValueException.class, () -> IgnorePatterns.of("[a"));
    }
}
