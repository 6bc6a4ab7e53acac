package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.definition.attribute.DocumentAttributes;
import io.stackctl.definition.shape.Shape;
import io.stackctl.kubernetes.attribute.KubernetesAttributes;
import io.stackctl.model.attribute.AttributeRule;
import io.stackctl.model.attribute.AttributeTable;
import io.stackctl.swarm.attribute.SwarmAttributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/targets.md to what the code knows: every attribute has a rule, and the column of each
 * target says it. {@code -Dgolden.rewrite=true} writes the columns anew, and keeps the others.
 */
class TargetsPageTest {

    private static final Path PAGE = Path.of("../../docs/targets.md");
    private static final String BEGIN = "| attribute | engine | swarm | kubernetes |";

    /** The targets that have a table, by the number of their column. */
    private static final Map<Integer, AttributeTable> COLUMNS =
            Map.of(2, SwarmAttributes.TABLE, 3, KubernetesAttributes.TABLE);

    @Test
    void every_attribute_has_a_rule() {
        COLUMNS.forEach((column, table) -> {
            var without = new TreeSet<String>();
            look("services.*", DocumentAttributes.service(), table, without);
            for (var kind : List.of("networks", "volumes", "secrets", "configs")) {
                look(kind + ".*", DocumentAttributes.document().at(kind).at("any"), table, without);
            }
            assertEquals(new TreeSet<>(), without, "column " + column);
        });
    }

    private static void look(String path, Shape shape, AttributeTable table, Set<String> without) {
        for (var key : shape.keys()) {
            var below = path + "." + key;
            if (table.rule(below).isPresent()) {
                continue;
            }
            if (shape.at(key).keys().isEmpty()) {
                without.add(below);
            } else {
                look(below, shape.at(key), table, without);
            }
        }
    }

    @Test
    void the_page_says_what_the_code_does() throws IOException {
        var text = Files.readString(PAGE);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf("\n\n", begin);
        var expected =
                text.substring(0, begin) + table(text.substring(begin, end)) + text.substring(end);
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(PAGE, expected);
        }

        assertEquals(expected, text);
    }

    /** The same rows with the columns of {@link #COLUMNS} as they are now. */
    private static String table(String written) {
        var attributes = new TreeSet<String>();
        COLUMNS.values()
                .forEach(table ->
                        table.rules().stream().map(AttributeRule::path).forEach(attributes::add));
        var lines = new ArrayList<>(List.of(BEGIN, "|---|---|---|---|"));
        for (var attribute : attributes) {
            var cells = cells(written, attribute);
            COLUMNS.forEach((column, table) ->
                    cells.set(column, table.rule(attribute).map(AttributeRule::cell).orElse("")));
            lines.add("| " + String.join(" | ", cells) + " |");
        }
        return String.join("\n", lines);
    }

    private static List<String> cells(String written, String attribute) {
        for (var line : written.split("\n", -1)) {
            if (line.startsWith("| `" + attribute + "` |")) {
                var cells =
                        new ArrayList<>(
                                List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)));
                cells.replaceAll(String::strip);
                return cells;
            }
        }
        return new ArrayList<>(List.of("`" + attribute + "`", "as is", "", ""));
    }
}
