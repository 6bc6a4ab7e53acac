package io.stackctl.services.testkit;

import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.testcontainers.DockerClientFactory;

/**
 * The images that the checkout makes by itself ({@code ressources}): where the engine has one not
 * yet, stackctl brings it, as it does for the bundled stacks.
 */
final class LocalImages {

    /**
     * What a definition for the images is called, so that nobody takes it for a stack of theirs.
     */
    private static final String STACK = "stackctl-test-images";

    private static final String DEFINITION =
            """
            x-stackctl:
              base-images:
                debian:12-slim: { pull: true, bootstrap: "ROOT/ressources/debian bookworm" }
                postgres:15: { pull: true, build: ROOT/ressources/postgres }
                redis:7: { pull: true, build: ROOT/ressources/redis }
                nats:2.9: { pull: true, build: ROOT/ressources/nats }
            services: { image: { image: "IMAGE" } }
            """;

    private static final Set<String> PROVIDED = new HashSet<>();

    private LocalImages() {}

    /**
     * Makes sure that the engine has an image, once a process.
     *
     * @throws IllegalStateException when there is no engine, or the image cannot be made
     */
    static synchronized void provide(String image) {
        if (PROVIDED.isEmpty()) {
            requireEngine();
            Leftovers.remove();
        }
        if (PROVIDED.add(image) && !isThere(image)) {
            make(image);
        }
    }

    private static void requireEngine() {
        if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            throw new IllegalStateException(
                    "set TESTCONTAINERS_RYUK_DISABLED=true, as Maven does here: Testcontainers"
                            + " would fetch an image to clean up with, which these tests do"
                            + " themselves");
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "these tests start containers, and no engine answers: start one (./stackctl"
                            + " doctor tells how), or run ./test --unit");
        }
    }

    private static boolean isThere(String image) {
        try {
            DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException _) {
            return false;
        }
    }

    private static void make(String image) {
        try {
            var root = checkout();
            var text = DEFINITION.replace("ROOT", root.toString()).replace("IMAGE", image);
            var folder = Files.createTempDirectory(STACK);
            var definition = Files.writeString(folder.resolve("compose.yaml"), text);
            try {
                stackctl(root, definition, "create");
                stackctl(root, definition, "down", "--volumes");
            } finally {
                Files.delete(definition);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stackctl(Path root, Path definition, String... words) throws IOException {
        var command = new ArrayList<String>();
        command.add(root.resolve("stackctl").toString());
        command.addAll(List.of("-p", STACK, "-f", definition.toString()));
        command.addAll(List.of(words));
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + " ended with code " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while an image was made", e);
        }
    }

    private static Path checkout() {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isExecutable(at.resolve("stackctl"))
                    && Files.isDirectory(at.resolve("ressources"))) {
                return at;
            }
        }
        throw new IllegalStateException(
                "run the tests in a checkout of stackctl, which makes the images");
    }
}
