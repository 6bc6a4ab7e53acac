package io.stackctl.docker.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins that {@code docker login} has kept. */
class RegistryCredentialsTest {

    @TempDir private Path folder;

    private String login(String config, String registry) throws IOException {
        Files.writeString(folder.resolve("config.json"), config);
        String header =
                new RegistryCredentials(new ClientFolder(folder), TestSettings.process())
                        .header(registry);
        return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
    }

    @Test
    void nobody_has_logged_in() throws IOException {
        assertEquals("{}", login("{}", "registry.example.org"));
    }

    @Test
    void a_login_kept_in_the_settings() throws IOException {
        String auth =
                Base64.getEncoder().encodeToString("me:secret:2".getBytes(StandardCharsets.UTF_8));

        assertEquals(
                "{\"username\":\"me\",\"password\":\"secret:2\",\"serveraddress\":\"localhost:5000\"}",
                login(
                        "{\"auths\":{\"https://localhost:5000/v2/\":{\"auth\":\"" + auth + "\"}}}",
                        "localhost:5000"));
    }

    @Test
    void docker_hub_s_login_is_for_its_hosts_and_for_none_that_sounds_alike() throws IOException {
        var kept = "{\"auths\":{\"https://index.docker.io/v1/\":{\"identitytoken\":\"t\"}}}";
        var login = "{\"identitytoken\":\"t\",\"serveraddress\":\"https://index.docker.io/v1/\"}";

        for (var host : List.of("docker.io", "index.docker.io", "registry-1.docker.io")) {
            assertEquals(login, login(kept, host));
        }
        for (var host : List.of("mydocker.io", "x.docker.io", "docker.io:443")) {
            assertEquals("{}", login(kept, host));
        }
    }

    @Test
    void a_token_kept_in_the_settings() throws IOException {
        assertEquals(
                "{\"identitytoken\":\"t\",\"serveraddress\":\"r.example.org\"}",
                login(
                        "{\"auths\":{\"r.example.org\":{\"identitytoken\":\"t\"}}}",
                        "r.example.org"));
    }

    @Test
    void a_login_that_is_not_in_base_64_is_named() {
        for (String auth : List.of("a", "====", "YQ=", "Y===")) {
            var refused =
                    assertThrows(
                            StackException.class,
                            () ->
                                    login(
                                            "{\"auths\":{\"r.example.org\":{\"auth\":\""
                                                    + auth
                                                    + "\"}}}",
                                            "r.example.org"));

            assertEquals(
                    "the login at r.example.org in Docker's config.json is not in base 64",
                    refused.failure().message());
        }
    }

    @Test
    void a_helper_that_is_not_installed_is_named() {
        var refused =
                assertThrows(
                        StackException.class,
                        () ->
                                login(
                                        "{\"credHelpers\":{\"r.example.org\":\"stackctl-absent\"}}",
                                        "r.example.org"));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .startsWith(
                                "the credential helper docker-credential-stackctl-absent cannot be"
                                        + " used: "));
    }

    @Test
    void an_entry_that_is_called_exactly_so_wins_over_an_old_client_s() throws IOException {
        String auths =
                "{\"auths\":{\"localhost:5000\":{\"identitytoken\":\"new\"},"
                        + "\"https://localhost:5000/v1/\":{\"identitytoken\":\"old\"}}}";

        assertEquals(
                "{\"identitytoken\":\"new\",\"serveraddress\":\"localhost:5000\"}",
                login(auths, "localhost:5000"));
    }

    @Test
    void a_login_may_be_kept_as_user_and_password() throws IOException {
        assertEquals(
                "{\"username\":\"me\",\"password\":\"secret\",\"serveraddress\":\"r.example.org\"}",
                login(
                        "{\"auths\":{\"r.example.org\":{\"username\":\"me\",\"password\":\"secret\"}}}",
                        "r.example.org"));
    }
}
