package io.stackctl.services.gateway.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    Host(`a.local`)                                      ; a.local ; / ; true
                    Host(`A.Local`)                                      ; a.local ; / ; true
                    Host(`a.local`)                                      ; b.local ; / ; false
                    Host(`a`, `b`)                                       ; b       ; / ; true
                    Host("a")                                            ; a       ; / ; true
                    PathPrefix(`/api`)                                   ; x       ; /api/1 ; true
                    PathPrefix(`/api`)                                   ; x       ; /apiary ; true
                    PathPrefix(`/api/`)                                  ; x       ; /api ; false
                    Path(`/api`)                                         ; x       ; /api/1 ; false
                    Host(`a`) && PathPrefix(`/x`)                        ; a       ; /x ; true
                    Host(`a`) && PathPrefix(`/x`)                        ; a       ; /y ; false
                    Host(`a`) || Host(`b`)                               ; b       ; / ; true
                    Host(`a`) || Host(`b`) && PathPrefix(`/x`)           ; a       ; /y ; true
                    (Host(`a`) || Host(`b`)) && PathPrefix(`/x`)         ; a       ; /y ; false
                    (Host(`a`)||Host(`b`))&&(PathPrefix(`/x`))           ; b       ; /x ; true
                    Host(`a`) && !PathPrefix(`/x`)                       ; a       ; /x ; false
                    !(Host(`a`) || Host(`b`))                            ; c       ; / ; true
                    """)
    void a_rule_says_whom_it_means(String rule, String host, String path, boolean meant) {
        assertEquals(meant, Rule.of(rule).matches(host, path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    Host(`a`            ; rule 'Host(`a`', character 9: expected ')'
                    Host(a)             ; rule 'Host(a)', character 6: expected a value in backticks
                    Host(`a) && x       ; rule 'Host(`a) && x', character 6: expected a value in backticks
                    Host(``)            ; rule 'Host(``)', character 8: empty value
                    Host(`a`) Host(`b`) ; rule 'Host(`a`) Host(`b`)', character 11: expected && or || or the end
                    Host(`a`) &&        ; rule 'Host(`a`) &&', character 13: expected '('
                    PathPrefix(`x`)     ; rule 'PathPrefix(`x`)', character 15: the path 'x' does not begin with /
                    Method(`GET`)       ; rule 'Method(`GET`)', character 13: only Host, PathPrefix and Path are known, not 'Method'
                    """)
    void a_rule_that_is_none_says_where_and_why(String rule, String message) {
        assertEquals(
                message,
                assertThrows(InvalidDeclarationException.class, () -> Rule.of(rule)).getMessage());
    }

    @Test
    void wildcards_stand_for_at_least_one_character() {
        var leading = new Rule.HostWildcard("*.shop.local");
        var trailing = new Rule.HostWildcard("shop.*");

        assertEquals(true, leading.matches("a.shop.local", "/"));
        assertEquals(false, leading.matches("shop.local", "/"));
        assertEquals(false, leading.matches(".shop.local", "/"));
        assertEquals(true, trailing.matches("shop.example", "/"));
        assertEquals(false, trailing.matches("shop.", "/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "!"})
    void one_that_is_nested_without_end_is_refused(String symbol) {
        var rule = symbol.repeat(100_000) + "Host(`a`)";

        assertThrows(InvalidDeclarationException.class, () -> Rule.of(rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {" || Host(`a`)", " && Host(`a`)", ", `a`)"})
    void one_of_more_parts_than_can_be_gone_through_is_refused(String part) {
        boolean values = part.startsWith(",");
        var rule =
                values
                        ? "Host(`a`" + ", `a`".repeat(50_000) + ")"
                        : "Host(`a`)" + part.repeat(50_000);

        assertThrows(InvalidDeclarationException.class, () -> Rule.of(rule));
    }

    @Test
    void one_of_many_hosts_is_gone_through() {
        var hosts = IntStream.range(0, 900).mapToObj(i -> "Host(`" + i + "`)");

        assertTrue(Rule.of(hosts.collect(Collectors.joining(" || "))).matches("899", "/"));
    }
}
