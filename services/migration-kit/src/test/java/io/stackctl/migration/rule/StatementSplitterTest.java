package io.stackctl.migration.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementSplitterTest {

    private static List<String> split(String sql) {
        return StatementSplitter.split("x.sql", sql).stream().map(SqlStatement::text).toList();
    }

    @Test
    void a_semicolon_in_a_text_a_name_or_a_comment_ends_nothing() {
        assertEquals(
                List.of("SELECT ';', 'it''s;', E'\\';', \";\" /* ; /* ; */ ; */ -- ;", "SELECT 2"),
                split("SELECT ';', 'it''s;', E'\\';', \";\" /* ; /* ; */ ; */ -- ;\n;\nSELECT 2;"));
    }

    @Test
    void the_body_of_a_routine_is_one_text_however_it_is_quoted() {
        assertEquals(
                List.of("DO $$ BEGIN x; END $$", "DO $a$ $$;$$ $a$", "SELECT $1"),
                split("DO $$ BEGIN x; END $$; DO $a$ $$;$$ $a$; SELECT $1"));
        var atomic =
                "CREATE FUNCTION g(x int) RETURNS int BEGIN ATOMIC SELECT CASE WHEN x > 0 THEN 1"
                        + " END; SELECT 2; END";
        assertEquals(List.of(atomic, "SELECT 3"), split(atomic + "; SELECT 3"));
    }

    @Test
    void the_statements_of_a_rule_belong_to_it() {
        var rule = "CREATE RULE r AS ON INSERT TO a DO (SELECT 1; SELECT 2)";

        assertEquals(List.of(rule, "SELECT 3"), split(rule + "; SELECT 3"));
    }

    @Test
    void a_statement_knows_its_line_and_comments_alone_are_none() {
        var statements =
                StatementSplitter.split("x.sql", "-- first\n\nSELECT 1;\n\n  SELECT\n2;\n--");

        assertEquals(List.of(3, 5), statements.stream().map(SqlStatement::line).toList());
    }

    @Test
    void what_has_no_end_is_told_with_its_line() {
        for (var text : List.of("'", "\"", "$$", "$a$ $$", "/* /* */")) {
            var e =
                    assertThrows(
                            MigrationException.class, () -> split("SELECT 1;\nSELECT " + text));
            assertTrue(e.message().startsWith("x.sql:2: "), e.message());
        }
    }

    @Test
    void commands_of_psql_are_refused() {
        var e = assertThrows(MigrationException.class, () -> split("SELECT 1;\n\\! rm -rf /"));

        assertEquals("x.sql:2: a command of psql is not SQL", e.message());
    }
}
