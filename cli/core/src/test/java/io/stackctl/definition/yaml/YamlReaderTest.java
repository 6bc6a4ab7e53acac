package io.stackctl.definition.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    private static Mapping root(String text) {
        return (Mapping) YamlReader.read("f.yaml", text).getFirst().root();
    }

    private static Node value(String text) {
        return root("k: " + text).find("k").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    true                      | Bool true
                    FALSE                     | Bool false
                    yes                       | Text yes
                    off                       | Text off
                    12                        | Int 12
                    +12                       | Int 12
                    -0                        | Decimal -0
                    1_000                     | Int 1000
                    0x1F                      | Int 31
                    0b11                      | Int 3
                    0o17                      | Int 15
                    017                       | Int 15
                    08                        | Decimal 8
                    0.42                      | Decimal 0.42
                    0:0                       | Text 0:0
                    1.0                       | Decimal 1
                    .5                        | Decimal 0.5
                    1e3                       | Decimal 1000
                    1000000.0                 | Decimal 1e+06
                    1.2345678e+06             | Decimal 1.2345678e+06
                    0.00001                   | Decimal 1e-05
                    .inf                      | Decimal +Inf
                    -.Inf                     | Decimal -Inf
                    .NaN                      | Decimal NaN
                    123456789012345678901     | Decimal 1.2345678901234568e+20
                    1e400                     | Text 1e400
                    12:30:45                  | Text 12:30:45
                    2024-01-02                | Timestamp 2024-01-02 00:00:00 +0000 UTC
                    2024-01-02T03:04:05+01:00 | Timestamp 2024-01-02 03:04:05 +0100 +0100
                    2024-01-02 03:04:05.5     | Timestamp 2024-01-02 03:04:05.5 +0000 UTC
                    2024-13-02                | Text 2024-13-02
                    '12'                      | Text 12
                    !!str 12                  | Text 12
                    !!float 12                | Decimal 12
                    !!binary aGk=             | Text hi
                    """,
            quoteCharacter = '"')
    void gives_unquoted_values_their_type(String text, String expected) {
        var value = (Scalar) value(text);
        assertEquals(expected, value.getClass().getSimpleName() + " " + value.text());
    }

    @Test
    void keeps_the_place_of_keys_and_values() {
        var web = root("services:\n  web:\n    image: nginx\n").mapping("services").mapping("web");
        var image = web.entry("image");
        assertEquals(
                "f.yaml:3:5 f.yaml:3:12",
                image == null ? "" : image.keyLocation() + " " + image.value().location());
    }

    @Test
    void merges_mappings_under_explicit_keys_and_in_order() {
        assertEquals(
                "{\"a\":{\"x\":1},\"b\":{\"x\":2,\"y\":2},\"c\":{\"z\":3,\"x\":1,\"y\":2}}",
                root("a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc:\n  <<: [*a, *b]\n  z: 3\n").toString());
    }

    @Test
    void aliases_stand_for_what_was_anchored() {
        assertEquals("{\"a\":[1],\"b\":[1]}", root("a: &x [1]\nb: *x\n").toString());
    }

    /** A program that embeds stackctl has the user's language, and with it the user's digits. */
    @Test
    void a_time_has_the_same_digits_in_every_language() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertEquals(
                    "{\"k\":\"2024-01-02T03:04:05.5Z\"}",
                    root("k: 2024-01-02 03:04:05.5").toString());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void drops_reset_values_and_tells_their_paths() {
        var document =
                YamlReader.read(
                                "f.yaml",
                                "s:\n  a: {p: !reset [1], q: !override [2], r: [!reset 1, 2]}\n")
                        .getFirst();
        assertEquals("{\"s\":{\"a\":{\"q\":[2],\"r\":[2]}}}", document.root().toString());
        assertEquals(
                List.of(
                        List.of("s", "a", "p"),
                        List.of("s", "a", "q"),
                        List.of("s", "a", "r", "0")),
                document.resets());
    }

    @Test
    void reads_every_document() {
        assertEquals(2, YamlReader.read("f.yaml", "a: 1\n---\nb: 2\n").size());
        assertEquals(0, YamlReader.read("f.yaml", "# nothing\n").size());
    }

    @Test
    void tabs_may_separate_but_not_indent() {
        assertEquals("{\"k\":\"x\"}", root("k:\tx\n").toString());
        assertThrows(StackException.class, () -> root("k:\n\tx: 1\n"));
    }

    @Test
    void an_alias_bomb_is_refused() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 12; i++) {
            bomb.append("a" + i + ": &a" + i + " [");
            bomb.repeat("*a" + (i - 1) + ", ", 10).append("x]\n");
        }
        var failure = assertThrows(StackException.class, () -> root(bomb.toString()));
        assertEquals(true, failure.failure().message().contains("excessive aliasing"));
    }

    /** Were each compared with all others, this would take days. */
    @Test
    void an_anchor_may_be_used_any_number_of_times() {
        var uses = 90_000;
        var root = root("a: &a 1\nb: [" + "*a ,".repeat(uses) + "]\n");
        assertEquals(uses, ((Sequence) root.find("b").orElseThrow()).items().size());
    }

    @Test
    void an_anchor_within_another_use_of_it_is_refused() {
        assertTwice("b", "b.x.y", "a: &a {}\nb: {<<: *a, x: {y: *a}}\n");
        assertTwice("b.x.y", "b", "a: &a {}\nb: {x: {y: *a}, <<: *a}\n");
        root("a: &a {}\nb: {<<: *a, x: 1}\nbb: *a\nc: [*a, *a]\n");
    }

    @Test
    void a_dot_within_a_key_is_no_way_down() {
        root("a: &a {}\nb: *a\nb.c: *a\nd: {e.f: *a, e: *a}\n");
    }

    @Test
    void documents_have_no_more_than_100_000_values() {
        var most = 100_000 - 3;
        root("a: [" + "1,".repeat(most) + "]\nb: 2\n");
        var more = "a: [" + "1,".repeat(most + 1) + "]\nb: 2\n";

        var failure = assertThrows(StackException.class, () -> root(more)).failure();

        assertTrue(failure.message().contains("node visit limit (100000)"), failure.message());
    }

    private static void assertTwice(String first, String second, String text) {
        var failure = assertThrows(StackException.class, () -> root(text)).failure();
        var told = "node at path " + second + " references node at path " + first;
        assertTrue(failure.message().contains(told), failure.message());
    }

    @Test
    void nesting_without_end_is_refused() {
        var deep = "[".repeat(5000) + "]".repeat(5000);
        var failure = assertThrows(StackException.class, () -> root("k: " + deep));
        assertEquals(true, failure.failure().message().contains("levels deep"));
    }
}
