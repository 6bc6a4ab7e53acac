package io.stackctl.docker.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of Docker's clients that are JSON, but not what they should be, are named. */
class ForeignSettingsTest {

    private static final String FAR =
            "512eea46ceb3921dff4363c7069d89d4964d1d9fccaa0f411851a7aa60a5c868";

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"x\"", "{\"currentContext\": {}}"})
    void settings_that_choose_a_context(String text) throws IOException {
        var file = Files.writeString(folder.resolve("config.json"), text);

        assertNamed(file, () -> locate(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"Endpoints\": 5}",
                "{\"Endpoints\": {\"docker\": []}}",
                "{\"Endpoints\": {\"docker\": {\"Host\": {}}}}",
                "{\"Endpoints\": {\"docker\": {\"Host\": \"tcp://a:1\", \"SkipTLSVerify\": \"x\"}}}"
            })
    void contexts(String text) throws IOException {
        var context = Files.createDirectories(folder.resolve("contexts/meta").resolve(FAR));
        var file = Files.writeString(context.resolve("meta.json"), text);

        assertNamed(file, () -> locate("far"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auths\": 5}",
                "{\"auths\": []}",
                "{\"auths\": {\"r.example.org\": 5}}",
                "{\"credsStore\": {}}",
                "{\"credHelpers\": 5}"
            })
    void logins(String text) throws IOException {
        var file = Files.writeString(folder.resolve("config.json"), text);
        var credentials = new RegistryCredentials(new ClientFolder(folder), TestSettings.process());

        assertNamed(file, () -> credentials.login("r.example.org"));
    }

    private void locate(String context) {
        var environment = Map.of("DOCKER_CONFIG", folder.toString(), "DOCKER_CONTEXT", context);
        var address = new EngineLocator(TestSettings.of(environment)).locate();
        assertEquals("", address.toString(), "it should not be found");
    }

    private static void assertNamed(Path file, Runnable use) {
        var message = assertThrows(StackException.class, use::run).failure().message();

        assertTrue(message.startsWith(file + " makes no sense: "), message);
        assertFalse(message.contains("Exception"), message);
    }
}
