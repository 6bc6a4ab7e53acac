package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.TestImage;
import io.stackctl.engine.Engine;
import io.stackctl.local.TestSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A container may outlive its image: an engine removes one by force that nothing runs of. */
@Timeout(120)
class RemovedImageIT {

    @TempDir Path folder;

    private final Engine engine = new DockerEngine(TestSettings.process(), _ -> {});

    @BeforeEach
    void makeImage() {
        TestImage.ensure(engine);
    }

    @AfterEach
    void remove() throws Exception {
        OwnProcess.run(folder, "down", "-t", "0");
        engine.close();
    }

    @Test
    void a_container_whose_image_is_gone_is_listed() throws Exception {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: removed-image-it
                services:
                  web:
                    build: {dockerfile_inline: "FROM %s\\nLABEL made.for=this"}
                    command: [sleep, '1000']
                """
                        .formatted(TestImage.NAME));
        OwnProcess.run(folder, "create");
        var image = engine.images().inspect("removed-image-it-web").orElseThrow().id();
        engine.images().remove(image, true);

        var lines = OwnProcess.run(folder, "images");

        assertEquals(2, lines.size(), lines::toString);
        assertTrue(lines.getLast().startsWith("removed-image-it-web-1 "), lines::toString);
        assertTrue(lines.getLast().endsWith("0B                  N/A"), lines::toString);
    }
}
