package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What holds for every container, so that a break-in leads nowhere. */
final class Precautions {
    private Precautions() {}

    /** A secret is shown by nothing that others than the container itself may look at. */
    static void noSecretIsShown(String container, String secret) throws IOException {
        var shown = Engine.container(container);
        var image = shown.at("Image").text();
        for (var text :
                List.of(
                        shown.text(),
                        Engine.log(container),
                        runs(container) ? Engine.processes(container).text() : "",
                        Engine.image(image).text(),
                        Engine.history(image).text())) {
            assertFalse(text.contains(secret), container + ": " + text);
        }
    }

    /** Nothing in it runs as root. */
    static void noProcessIsRoots(String container) throws Exception {
        if (runs(container)) {
            // The engine's health checks run as root where the image starts so; they come and go.
            Eventually.holds(container + " has no process of root", () -> !ofRoot(container));
        }
    }

    /** It can write to volumes and memory only. */
    static void rootFileSystemIsReadOnly(String container) throws IOException {
        assertEquals(
                "true",
                Engine.container(container).at("HostConfig", "ReadonlyRootfs").text(),
                container);
    }

    /** It has none of root's rights, but for the two that the gateway takes to become a user. */
    static void noRights(String container) throws IOException {
        var host = Engine.container(container).at("HostConfig");
        assertEquals("[ALL]", host.at("CapDrop").text(), container);
        assertEquals("[no-new-privileges:true]", host.at("SecurityOpt").text(), container);
        if (host.has("CapAdd")) {
            // Engines say them with CAP_ in front, or as they were asked for.
            var added =
                    host.at("CapAdd").elements().stream()
                            .map(right -> right.text().replaceFirst("^CAP_", ""))
                            .collect(Collectors.toSet());
            assertEquals(Set.of("SETUID", "SETGID"), added, container);
        }
    }

    private static boolean runs(String container) throws IOException {
        return Engine.container(container).at("State", "Running").text().equals("true");
    }

    private static boolean ofRoot(String container) throws IOException {
        return Engine.processes(container).at("Processes").elements().stream()
                .anyMatch(process -> process.elements().getFirst().text().equals("root"));
    }
}
