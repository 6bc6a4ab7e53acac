package io.stackctl.kubernetes.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

class CommentedYamlTest {

    private static final Places PLACES = new Places("/shop");

    private static Location line(int line) {
        return new Location("/shop/compose.yaml", line, 5);
    }

    private static String print(Mapping tree) {
        return CommentedYaml.print(tree, PLACES, Expressions.none());
    }

    @Test
    void each_part_says_its_line_unless_that_is_the_line_of_what_it_is_in() {
        var port = new Fields(line(4)).number("port", 80).build();
        var tree =
                new Fields(line(1))
                        .text("kind", "Service")
                        .text("name", "web", line(2))
                        .list(
                                "ports",
                                List.of(port, new Fields(line(5)).number("port", 81).build()))
                        .build();

        assertEquals(
                """
                kind: Service
                name: web # compose.yaml:2
                ports: # compose.yaml:4
                  - port: 80
                  - port: 81 # compose.yaml:5
                """,
                print(tree));
    }

    @Test
    void a_file_elsewhere_is_named_as_seen_from_the_definition() {
        var place = new Location("/common/.env\nrm", 0, 0);

        assertEquals(
                "a: b # ../common/.env?rm\n", print(new Fields().text("a", "b", place).build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                " a",
                "a ",
                "yes",
                "No",
                "ON",
                "null",
                "~",
                "1",
                "0x1f",
                "1_000",
                "1e3",
                ".5",
                "2024-01-02",
                "12:30:45",
                "a: b",
                "a #b",
                "#a",
                "- a",
                "---",
                "...",
                "!a",
                "&a",
                "*a",
                "{a}",
                "[a]",
                "'a'",
                "\"a\"",
                "a\\nb",
                "%a",
                "@a",
                "`a`",
                "a\nb",
                "a\nb\n",
                "a\n\n",
                "\n",
                "\n\na",
                "  a\nb",
                "\ta\n",
                "a\n  b\n",
                "a \nb",
                "a\r\nb\r\n",
                "a\tb",
                "ü",
                "\u0085a\n",
                "\u2028",
                "\ufeffa",
                "😀\n😀",
                "---\na: b\n",
                "# a\nb\n",
                "a\n# b",
                "a:b",
                "http://a:80/b",
                "=",
                "<<",
                "?",
                "|",
                ">-",
                "a\n\n\nb",
                "\u00a0",
                "a,b\n"
            })
    void any_text_is_read_as_what_it_is(String text) {
        var tree =
                new Fields(line(1))
                        .text("plain", text, line(2))
                        .put(
                                "inner",
                                new Fields(line(3))
                                        .text(text.isEmpty() ? "k" : "k" + text, text, line(4))
                                        .list("items", List.of(new Scalar.Text(text, line(5)))))
                        .put(
                                "list",
                                new Sequence(
                                        List.of(new Fields(line(6)).text("first", text).build()),
                                        line(6)))
                        .text("last", "end")
                        .build();

        var read = new YAMLMapper().readTree(print(tree));

        assertEquals(text, read.get("plain").stringValue(), print(tree));
        assertEquals(text, read.get("inner").get(text.isEmpty() ? "k" : "k" + text).stringValue());
        assertEquals(text, read.get("inner").get("items").get(0).stringValue());
        assertEquals(text, read.get("list").get(0).get("first").stringValue());
        assertEquals("end", read.get("last").stringValue());
    }
}
