package io.stackctl.planner.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldsTest {

    private static final String WEB =
            """
            services:
              web:
                image: 'shop:1'
                command: [serve, --password, hunter2, --level, "a,b;c", "--auth=letmein"]
                environment:
                  TEXT: "one\\ntwo\\\\n"
                  API_TOKEN: abc
                  DB: postgres://shop:hunter3@db/shop
                  LONG: "LONGLONG"
            """
                    .replace("LONGLONG", "x".repeat(500));

    private static final String OLD =
            "command[0]=serve\ncommand[1]=--level\nentrypoint=\nenvironment.TEXT=one\\ntwo\\\\n\nimage=shop:1\nnetworks.default=\n";

    @Test
    void what_is_remembered_is_one_line_without_commas_and_secrets() {
        String label = fields(WEB).toString();

        assertFalse(label.contains("\n") || label.contains(","), label);
        for (String secret : List.of("hunter2", "hunter3", "letmein", "abc")) {
            assertFalse(label.contains(secret), label);
        }
        assertTrue(label.contains(";environment.DB=postgres://shop:***@db/shop;"), label);
        assertTrue(label.length() < 400, label);
    }

    @Test
    void it_is_read_as_it_was_written() {
        Fields before = Fields.parse(fields(WEB).toString());
        assertEquals(Optional.empty(), fields(WEB).differenceTo(before));
        assertEquals(
                Optional.of("image shop:1 -> shop:2"),
                fields(WEB.replace("shop:1", "shop:2")).differenceTo(before));
        assertEquals(
                Optional.of("command[4]: a,b;c -> d"),
                fields(WEB.replace("a,b;c", "d")).differenceTo(before));
        assertTrue(fields(WEB.replace("xxx\"", "xxy\"")).differenceTo(before).isPresent());
    }

    @Test
    void labels_of_before_have_a_field_on_each_line() {
        String yaml =
                """
                services:
                  web:
                    image: 'shop:1'
                    command: [serve, --level]
                    environment: { TEXT: "one\\ntwo\\\\n" }
                """;

        assertEquals(Optional.empty(), fields(yaml).differenceTo(Fields.parse(OLD)));
        assertEquals(
                Optional.of("command[0]: serve -> run"),
                fields(yaml.replace("serve", "run")).differenceTo(Fields.parse(OLD)));
    }

    @Test
    void contents_that_changed_are_told_of_labels_of_either_form() {
        var now = Fields.of(service(WEB), Map.of("config app.conf", "d2"));
        String old = OLD + "content of config app.conf=d1\n";
        String same = OLD + "content of config app.conf=d2\n";

        assertEquals(
                List.of("content of config app.conf changed"),
                now.changedContents(Fields.parse(old)));
        assertEquals(List.of(), now.changedContents(Fields.parse(same)));
        assertEquals(List.of(), now.changedContents(Fields.parse(now.toString())));
    }

    private static Fields fields(String yaml) {
        return Fields.of(service(yaml), Map.of());
    }

    private static io.stackctl.model.Service service(String yaml) {
        return Stacks.shop(yaml).service(ServiceName.of("web")).orElseThrow();
    }
}
