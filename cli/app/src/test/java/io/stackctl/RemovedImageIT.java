package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.TestImage;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A container may outlive its image: an engine removes one by force that nothing runs of. */
@Timeout(120)
class RemovedImageIT extends RealEngineCase {

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
