package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.local.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalToolboxTest {

    @Test
    void what_docker_s_client_is_set_to_is_read_where_its_settings_are(@TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"psFormat\": \"{{.ID}}\"}");
        var toolbox =
                new LocalToolbox(
                        TestSettings.of(Map.of("DOCKER_CONFIG", folder.toString())),
                        new Signals(),
                        Optional.empty());

        assertEquals("{{.ID}}", toolbox.clientSetting("psFormat"));
        assertEquals("", toolbox.clientSetting("detachKeys"));
    }
}
