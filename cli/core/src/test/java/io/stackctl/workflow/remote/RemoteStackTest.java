package io.stackctl.workflow.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import io.stackctl.workflow.Remotes;
import io.stackctl.workflow.source.StackChoice;
import io.stackctl.workflow.source.StackFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteStackTest {

    private static final String SHOP = "oci://registry.example/shop:1";
    private static final String OTHER = "oci://registry.example/other:1";

    @TempDir private Path folder;
    private final StringBuilder shown = new StringBuilder();
    private final List<String> questions = new ArrayList<>();
    private boolean answer = true;

    /** Copies that lie in folders called after the last letter of a reference's name. */
    private final Remotes remotes =
            new Remotes() {
                private final List<String> fetched = new ArrayList<>();

                @Override
                public String fetch(String reference) {
                    fetched.add(reference);
                    return folder.resolve(reference.equals(SHOP) ? "shop.yaml" : "other.yaml")
                            .toString();
                }

                @Override
                public List<String> fetched() {
                    return fetched.stream().distinct().toList();
                }
            };

    private void present(String file, boolean silent, boolean asked) {
        var choice =
                new StackChoice(
                        folder.toString(),
                        Map.of("USER_SET", "mine"),
                        List.of(file),
                        () -> new byte[0],
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        remotes,
                        false);
        var stack = new StackFinder(choice).load(List.of(), _ -> {});
        new RemoteStack(
                        choice,
                        question -> {
                            questions.add(question);
                            return answer;
                        },
                        shown::append)
                .present(stack, silent, asked);
    }

    private void shop(String text) throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), text);
    }

    @Test
    void variables_are_shown_with_where_their_values_are_from() throws IOException {
        shop(
                """
                services:
                  web:
                    image: "web:${TAG:-1}"
                    command: ["${USER_SET}", "${FROM_FILE}", "${NOTHING}", "${USER_SET?needed}"]
                """);
        Files.writeString(folder.resolve(".env"), "FROM_FILE=filed\n");

        present(SHOP, false, false);

        assertEquals(
                """
                Your compose stack "oci://registry.example/shop:1" is stored in "%s"

                Found the following variables in configuration:
                VARIABLE    VALUE     SOURCE         REQUIRED   DEFAULT
                FROM_FILE   filed     env file       no        \s
                NOTHING     <unset>   none           no        \s
                TAG         1         compose file   no         1
                USER_SET    mine      environment    yes       \s
                """
                        .formatted(folder),
                shown.toString());
        assertEquals(List.of("\nDo you want to proceed with these variables?"), questions);
    }

    @Test
    void whoever_declines_has_changed_nothing() throws IOException {
        shop("services: {web: {image: 'web:${TAG:-1}'}}\n");
        answer = false;

        var refused = assertThrows(StackException.class, () -> present(SHOP, false, false));

        assertEquals("operation cancelled by user", refused.failure().message());
    }

    @Test
    void other_places_are_named_first() throws IOException {
        shop("include: ['" + OTHER + "']\nservices: {web: {image: web}}\n");
        Files.writeString(folder.resolve("other.yaml"), "services: {db: {image: db}}\n");

        present(SHOP, false, false);

        assertTrue(
                shown.toString()
                        .startsWith(
                                """

                                Warning: This Compose project includes files from remote sources:
                                  - oci://registry.example/shop:1
                                  - oci://registry.example/other:1

                                Remote includes could potentially be malicious. Make sure you trust the source.
                                """),
                shown.toString());
        assertEquals(List.of("Do you want to continue?"), questions);
    }

    @Test
    void whoever_agreed_beforehand_is_not_asked() throws IOException {
        shop("services: {web: {image: 'web:${TAG:-1}'}}\n");

        present(SHOP, false, true);
        assertTrue(shown.toString().startsWith("Your compose stack"));
        shown.setLength(0);
        present(SHOP, true, true);

        assertEquals("", shown.toString());
        assertEquals(List.of(), questions);
    }

    @Test
    void a_local_definition_is_nobody_elses() throws IOException {
        shop("services: {web: {image: 'web:${TAG:-1}'}}\n");

        present("shop.yaml", false, false);

        assertEquals("", shown.toString());
        assertEquals(List.of(), questions);
    }
}
