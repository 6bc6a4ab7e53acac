package io.stackctl.definition.variable;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DotenvTest {

    private static Map<String, String> read(String text) {
        var values = new TreeMap<String, String>();
        Dotenv.read(".env", text, values, Map.of("OUTER", "outside", "BOTH", "outer")::get);
        return values;
    }

    @Test
    void skips_comments_blank_lines_and_a_byte_order_mark() {
        assertEquals(Map.of("A", "1", "B", "2"), read("\uFEFF# c\n\nA=1\n   # d\n  B=2\n"));
    }

    @Test
    void takes_export_colons_and_digits() {
        assertEquals(
                Map.of("A", "1", "B", "2", "3C", "x", "d.e-f[0]", "y"),
                read("export A=1\nB: 2\n3C=x\nd.e-f[0]=y\n"));
    }

    @Test
    void cuts_comments_off_unquoted_values_only_behind_a_blank() {
        assertEquals(
                Map.of("A", "x", "B", "x#y", "C", "# c", "D", "a\\nb"),
                read("A=x # c\nB=x#y  \nC= # c\nD=a\\nb\n"));
    }

    @Test
    void expands_escapes_in_double_quotes_only() {
        assertEquals(
                Map.of("A", "a\nb\t\"c\" $X \\x41", "B", "a\\nb $X", "C", "it's"),
                read("A=\"a\\nb\\t\\\"c\\\" \\$X \\x41\"\nB='a\\nb $X'\nC='it\\'s'\n"));
    }

    @Test
    void quoted_values_span_lines() {
        assertEquals(Map.of("A", "one\ntwo", "B", "x"), read("A=\"one\ntwo\"\nB=x\n"));
    }

    @Test
    void starts_a_statement_behind_a_closing_quote() {
        assertEquals(Map.of("A", "a", "B", "2"), read("A=\"a\"B=2\n"));
    }

    @Test
    void replaces_variables_from_outside_first_then_from_above() {
        assertEquals(
                Map.of("BOTH", "inner", "A", "outer outside", "B", "inner2", "OWN", "inner2"),
                read("BOTH=inner\nA=$BOTH ${OUTER}\nOWN=inner2\nB=${OWN:-x}\n"));
    }

    @Test
    void a_bare_key_is_inherited_or_absent() {
        assertEquals(Map.of("OUTER", "outside"), read("OUTER\nUNKNOWN\n"));
    }

    @Test
    void octal_needs_three_digits() {
        assertEquals(Map.of("A", "S\\012"), read("A=\"\\0123\\012\"\n"));
    }
}
