package io.stackctl.definition.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlPrinterTest {

    private static String print(String text) {
        var mapping = Mapping.empty(Location.NONE).with("k", new Scalar.Text(text, Location.NONE));
        return YamlPrinter.print(mapping);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    plain text     | plain text
                    ``             | ""
                    yes            | 'yes'
                    n              | 'n'
                    1              | "1"
                    0x1            | "0x1"
                    1.5            | "1.5"
                    null           | "null"
                    ~              | "~"
                    12:30          | '12:30'
                    2024-01-02     | "2024-01-02"
                    =              | =
                    <<             | '<<'
                    a: b           | 'a: b'
                    a:b            | a:b
                    a #b           | 'a #b'
                    a#b            | a#b
                    - a            | '- a'
                    -a             | -a
                    {a}            | '{a}'
                    'it''s'        | '''it''''s'''
                    * a            | '* a'
                    @a             | '@a'
                    ---            | '---'
                    ` lead`        | ' lead'
                    """)
    void quotes_only_what_needs_it(String text, String expected) {
        assertEquals("k: " + expected + "\n", print(text));
    }

    @Test
    void lines_become_a_block() {
        assertEquals("k: |-\n  a\n  b\n", print("a\nb"));
        assertEquals("k: |\n  a\n", print("a\n"));
        assertEquals("k: |+\n  a\n\n", print("a\n\n"));
        assertEquals("k: |2-\n    a\n  b\n", print("  a\nb"));
    }

    @Test
    void odd_characters_are_escaped() {
        assertEquals("k: \"a\\tb\"\n", print("a\tb"));
        assertEquals("k: \"\\x01\"\n", print("\u0001"));
        assertEquals("k: \"a \\nb\"\n", print("a \nb"));
        assertEquals("k: é\n", print("é"));
        assertEquals("k: \"\\U0001F600\"\n", print("\uD83D\uDE00"));
    }

    @Test
    void nothing_but_blanks_and_line_ends_is_quoted() {
        assertEquals("k: \"\\n\"\n", print("\n"));
        assertEquals("k: \"\\n \\n\"\n", print("\n \n"));
    }

    @Test
    void a_line_ends_at_the_first_single_blank_behind_the_80th_column() {
        var a = "a".repeat(77);
        assertEquals("k: " + a + " b\n", print(a + " b"));
        assertEquals("k: " + a + "a\n  b c\n", print(a + "a b c"));
        assertEquals("k: " + a + "a  b\n  c\n", print(a + "a  b c"));
        assertEquals("k: '" + a + "''\n  b '\n", print(a + "' b "));
        assertEquals("k: \"\\t" + a + "\n  \\ b\"\n", print("\t" + a + "  b"));
    }

    @Test
    void what_is_printed_is_read_as_the_same() {
        var random = new Random(5);
        var pieces =
                List.of("word", " ", "  ", "\n", "'", "\"", "\\", ": ", " #", "\t", "-", "é", " ");
        for (var i = 0; i < 3000; i++) {
            var text = new StringBuilder();
            for (var j = random.nextInt(60); j >= 0; j--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            var printed = print(text.toString());
            var read = (Mapping) YamlReader.read("f", printed).getFirst().root();
            assertEquals(text.toString(), read.text("k").orElse("nothing"), printed);
        }
    }

    @Test
    void lists_are_indented_under_their_key() {
        var tree = YamlReader.read("f", "a: [1, {b: 2, c: [3]}, [4, 5], [], {}]\n").getFirst();
        assertEquals(
                """
                a:
                  - 1
                  - b: 2
                    c:
                      - 3
                  - - 4
                    - 5
                  - []
                  - {}
                """,
                YamlPrinter.print(tree.root()));
    }

    @Test
    void a_long_key_stands_alone() {
        var key = "k".repeat(130);
        var mapping = Mapping.empty(Location.NONE).with(key, new Scalar.Int(1, Location.NONE));
        assertEquals("? " + key + "\n: 1\n", YamlPrinter.print(mapping));
    }
}
