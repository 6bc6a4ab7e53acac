package io.stackctl.definition.variable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableTextTest {

    private static final Map<String, String> VALUES = Map.of("SET", "value", "EMPTY", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    plain                     | plain
                    $SET                      | value
                    ${SET}                    | value
                    a${SET}b$SET/c            | avalueb"value/c"
                    $$SET                     | $SET
                    $$$$                      | $$
                    $1 and $ and $            | $1 and $ and $
                    ${SET:-x}                 | value
                    ${EMPTY:-x}               | x
                    ${EMPTY-x}                | ""
                    ${NONE-x}                 | x
                    ${NONE:-}                 | ""
                    ${SET:+x}                 | x
                    ${EMPTY:+x}               | ""
                    ${EMPTY+x}                | x
                    ${NONE+x}                 | ""
                    ${NONE:-${SET}}           | value
                    ${NONE:-${OTHER:-deep}}   | deep
                    ${NONE:-a}${SET:+b}       | ab
                    ${NONE:-{x}}              | {x}
                    ${NONE:-$$}               | $
                    ${SET?no}                 | value
                    ${NONE:-a:-b}             | a:-b
                    """)
    void replaces(String text, String expected) throws VariableException {
        assertEquals(expected.replace("\"", ""), VariableText.substitute(text, VALUES::get));
    }

    @ParameterizedTest
    @CsvSource({"${}", "${1}", "${SET", "${SET:}", "${SET.x}", "${SET!}", "'${NONE:-a\nb}'"})
    void refuses_what_is_no_expression(String text) {
        var failure =
                assertThrows(
                        VariableException.class, () -> VariableText.substitute(text, VALUES::get));
        assertFalse(failure.isMissingVariable());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${NONE?}|required variable NONE is missing a value",
                "${NONE:?why $SET}|required variable NONE is missing a value: why value",
                "${EMPTY:?x}|required variable EMPTY is missing a value: x"
            })
    void names_the_required_variable(String text, String message) {
        var failure =
                assertThrows(
                        VariableException.class, () -> VariableText.substitute(text, VALUES::get));
        assertTrue(failure.isMissingVariable());
        assertEquals(message, failure.getMessage());
    }

    @Test
    void what_does_not_count_is_not_looked_up() throws VariableException {
        List<String> asked = new ArrayList<>();
        var lookup =
                new Lookup() {
                    @Override
                    public @Nullable String get(String name) {
                        asked.add(name);
                        return VALUES.get(name);
                    }

                    @Override
                    public void unset(String name) {
                        asked.add("unset " + name);
                    }
                };

        assertEquals("B", VariableText.substitute("${A:+${A},}B", lookup));
        assertEquals("value", VariableText.substitute("${SET:-${OTHER:?needed}}", lookup));
        assertEquals("value", VariableText.substitute("${SET:?not ${OTHER}}", lookup));
        assertEquals("value", VariableText.substitute("${SET:-${!}}", lookup));
        assertEquals(List.of("A", "SET", "SET", "SET"), asked);
    }

    @Test
    void warns_only_of_variables_without_a_default() throws VariableException {
        List<String> unset = new ArrayList<>();
        var lookup =
                new Lookup() {
                    @Override
                    public @Nullable String get(String name) {
                        return null;
                    }

                    @Override
                    public void unset(String name) {
                        unset.add(name);
                    }
                };

        VariableText.substitute("$A ${B} ${C:-c} ${D-} ${E+e}", lookup);

        assertEquals(List.of("A", "B"), unset);
    }

    @Test
    void lists_variables_with_their_defaults() {
        assertEquals(
                List.of(
                        new TemplateVariable("A", "", "", false),
                        new TemplateVariable("B", "${C:-d}", "", false),
                        new TemplateVariable("C", "d", "", false),
                        new TemplateVariable("E", "", "f", false),
                        new TemplateVariable("G", "", "", true)),
                TemplateVariable.of("$A ${B:-${C:-d}}\n${E+f} $$X\n${G:?h}"));
    }
}
