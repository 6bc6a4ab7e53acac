package io.stackctl.services.gateway.containers;

import java.io.IOException;
import java.nio.file.Path;

/** Makes sure that the gateway's image is what has just been packaged. */
final class Images {
    private Images() {}

    static void provide() throws IOException, InterruptedException {
        if (Engine.get("/images/custom-java:25/json").status() != 200) {
            buildBaseImages();
        }
        Engine.build(Containers.IMAGE, Path.of("").toAbsolutePath());
    }

    static void remove() throws IOException {
        Engine.delete("/images/" + Containers.IMAGE);
    }

    /** The quickstart stack names the base images, and stackctl knows how to come by them. */
    private static void buildBaseImages() throws IOException, InterruptedException {
        var command = System.getProperty("stackctl.command", "../../stackctl");
        int code =
                new ProcessBuilder(command, "--stack", "quickstart", "build", "service-e")
                        .inheritIO()
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException(command + " could not build the base images: exit code " + code);
        }
    }
}
