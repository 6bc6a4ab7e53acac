package io.stackctl.workflow.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackctl.planner.reconcile.Stacks;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionChangeTest {

    private static List<String> changes(String before, String after) {
        return DefinitionChange.between(Stacks.shop(before), Stacks.shop(after)).stream()
                .map(change ->
                        change.key()
                                + ": "
                                + change.before().orElse("-")
                                + " -> "
                                + change.after().orElse("-"))
                .toList();
    }

    @Test
    void what_differs_is_told_key_by_key() {
        assertEquals(
                List.of(
                        "services.web.command[1]: 60 -> 70",
                        "services.web.environment.LOG: - -> debug",
                        "services.web.image: shop:1 -> shop:2"),
                changes(
                        "services: {web: {image: 'shop:1', command: [sleep, '60']}}",
                        "services: {web: {image: 'shop:2', command: [sleep, '70'],"
                                + " environment: {LOG: debug}}}"));
    }

    @Test
    void the_same_definition_has_no_differences() {
        var stack = "services: {web: {image: 'shop:1'}}";

        assertEquals(List.of(), changes(stack, stack));
    }

    @Test
    void what_may_be_secret_is_not_told() {
        var changes =
                changes(
                        """
                        services:
                          web:
                            image: shop:1
                            environment: {DB_PASSWORD: geheim1, URL: 'postgres://u:geheim1@db/x'}
                        configs: {c: {content: geheim1}}
                        """,
                        """
                        services:
                          web:
                            image: shop:1
                            environment: {DB_PASSWORD: geheim2, URL: 'postgres://u:geheim2@db/y'}
                            configs: [c]
                        configs: {c: {content: geheim2}}
                        """);

        assertFalse(changes.toString().contains("geheim"), changes.toString());
        assertEquals(
                List.of("postgres://***@db/x -> postgres://***@db/y"),
                changes.stream()
                        .filter(change -> change.contains("URL"))
                        .map(change -> change.substring(change.indexOf(": ") + 2))
                        .toList());
    }
}
