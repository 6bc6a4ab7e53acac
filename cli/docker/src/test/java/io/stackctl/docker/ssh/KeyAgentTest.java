package io.stackctl.docker.ssh;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.docker.key.KeyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys were made by ssh-keygen and openssl, and are used for nothing else. */
class KeyAgentTest {

    private static final byte[] DATA = "what is to be signed".getBytes(UTF_8);
    private static final byte[] FAILURE = {0, 0, 0, 1, 5};

    @TempDir Path folder;

    private static Path file(String name) {
        return Path.of("src/test/resources/docker/ssh", name);
    }

    /** As {@code ssh-keygen -y} tells it. */
    private static byte[] publicKey(String name) throws IOException {
        return Files.readAllLines(file("public.txt")).stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Base64.getDecoder().decode(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static AgentTalk talk(String... names) throws IOException {
        return KeyAgent.of(Arrays.stream(names).map(KeyAgentTest::file).toList()).talk();
    }

    private static byte[] request(SshWriter content) {
        return new SshWriter().string(content.bytes()).bytes();
    }

    private static byte[] signRequest(byte[] blob, int flags) {
        return request(new SshWriter().octet(13).string(blob).string(DATA).number(flags));
    }

    private static SshReader answer(AgentTalk talk, byte[] request) throws IOException {
        return new SshReader(new SshReader(talk.take(request)).string());
    }

    @ParameterizedTest
    @CsvSource({
        "ed25519, 0, ssh-ed25519",
        "ecdsa-256, 0, ecdsa-sha2-nistp256",
        "ecdsa-521, 0, ecdsa-sha2-nistp521",
        "rsa, 0, ssh-rsa",
        "rsa, 2, rsa-sha2-256",
        "rsa, 4, rsa-sha2-512",
        "rsa, 6, rsa-sha2-512",
        "pkcs1-rsa, 4, rsa-sha2-512",
        "pkcs8-rsa, 4, rsa-sha2-512",
        "sec1-384, 0, ecdsa-sha2-nistp384",
        "pkcs8-ec, 0, ecdsa-sha2-nistp384",
        "pkcs8-ed25519, 0, ssh-ed25519"
    })
    void every_kind_and_format_of_key_tells_its_public_half_and_signs(
            String name, int flags, String algorithm) throws Exception {
        var talk = talk(name);

        var list = answer(talk, request(new SshWriter().octet(11)));
        assertEquals(12, list.octet());
        assertEquals(1, list.number());
        var blob = list.string();
        assertArrayEquals(publicKey(name), blob);
        assertEquals("", list.text(), "no path of this machine is told");
        // The random number of an ECDSA signature decides on the length of its parts.
        for (var i = 0; i < 20; i++) {
            var signed = answer(talk, signRequest(blob, flags));
            assertEquals(14, signed.octet());
            assertEquals(algorithm, SshPublicKey.verified(blob, DATA, signed.string()));
        }
    }

    @Test
    void several_keys_stand_in_their_order_and_each_signs_for_itself() throws Exception {
        var talk = talk("rsa", "ed25519");

        var list = answer(talk, request(new SshWriter().octet(11)));
        list.octet();
        assertEquals(2, list.number());
        assertArrayEquals(publicKey("rsa"), list.string());
        list.string();
        assertArrayEquals(publicKey("ed25519"), list.string());
        var signed = answer(talk, signRequest(publicKey("ed25519"), 0));
        signed.octet();
        SshPublicKey.verified(publicKey("ed25519"), DATA, signed.string());
    }

    @Test
    void requests_come_in_any_pieces_and_are_answered_in_their_order() throws IOException {
        var both = new ByteArrayOutputStream();
        both.writeBytes(signRequest(publicKey("ed25519"), 0));
        both.writeBytes(request(new SshWriter().octet(11)));
        var whole = talk("ed25519").take(both.toByteArray());

        var pieces = new ByteArrayOutputStream();
        var talk = talk("ed25519");
        for (var one : both.toByteArray()) {
            pieces.writeBytes(talk.take(new byte[] {one}));
        }

        assertArrayEquals(whole, pieces.toByteArray());
    }

    @Test
    void what_is_no_request_for_a_signature_of_a_known_key_fails_and_changes_nothing()
            throws IOException {
        var talk = talk("ed25519");

        assertArrayEquals(FAILURE, talk.take(signRequest(publicKey("rsa"), 0)), "unknown key");
        for (var type : List.of(0, 17, 18, 19, 22, 25, 26, 27, 255)) {
            assertArrayEquals(FAILURE, talk.take(request(new SshWriter().octet(type))));
        }
        assertArrayEquals(
                FAILURE,
                talk.take(request(new SshWriter().octet(13).number(Integer.MAX_VALUE))),
                "a text longer than its request");
        assertArrayEquals(FAILURE, talk.take(request(new SshWriter().octet(13).number(-1))));
        assertEquals(12, answer(talk, request(new SshWriter().octet(11))).octet());
    }

    @Test
    void a_request_that_is_too_long_ends_the_conversation() throws IOException {
        for (var length : List.of(0, -1, 256 * 1024 + 1, Integer.MAX_VALUE)) {
            var talk = talk("ed25519");

            assertThrows(
                    IOException.class, () -> talk.take(new SshWriter().number(length).bytes()));
        }
    }

    @ParameterizedTest
    @CsvSource({"locked-openssh", "locked-pkcs1", "locked-pkcs8"})
    void a_locked_key_is_said_to_be_one(String name) {
        var refusal = assertThrows(KeyException.class, () -> talk(name));

        assertEquals(file(name) + ": the key is protected by a passphrase", refusal.getMessage());
    }

    @Test
    void what_is_no_key_is_said_to_be_none() throws IOException {
        var file = folder.resolve("file");
        Files.writeString(file, "ssh-ed25519 AAAA\n");
        assertEquals(file + ": holds no private key", refusal(file));
        Files.writeString(
                file, "-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----");
        assertEquals(file + ": keys of the kind DSA are not supported", refusal(file));
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nAAAA\n");
        assertEquals(file + ": the key is damaged", refusal(file));
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----END PRIVATE KEY-----\n");
        assertEquals(file + ": the key is damaged", refusal(file));
        Files.write(file, new byte[100 * 1024 + 1]);
        assertEquals(file + ": longer than 100 KiB, so it is no key", refusal(file));
    }

    private static String refusal(Path file) {
        return String.valueOf(
                assertThrows(KeyException.class, () -> KeyAgent.of(List.of(file))).getMessage());
    }

    /** Whatever is changed: it is a key that works, or an error that says so; nothing else. */
    @ParameterizedTest
    @CsvSource({
        "ed25519",
        "ecdsa-256",
        "rsa",
        "pkcs1-rsa",
        "sec1-384",
        "pkcs8-ec",
        "pkcs8-ed25519"
    })
    void a_damaged_key_is_an_error_with_words(String name) throws IOException {
        var lines = Files.readString(file(name)).split("\n");
        var file = folder.resolve("file");
        var first = lines[0].contains("PARAMETERS") ? 4 : 1;
        var refused = 0;
        for (var at = 0; at < 60; at++) {
            var changed = lines.clone();
            var line = new StringBuilder(changed[first]);
            line.setCharAt(at, line.charAt(at) == 'A' ? '/' : 'A');
            changed[first] = line.toString();
            Files.writeString(file, String.join("\n", changed));
            try {
                KeyAgent.of(List.of(file));
            } catch (KeyException e) {
                assertTrue(e.getMessage() != null && e.getMessage().startsWith(file + ": "));
                refused++;
            }
        }
        assertTrue(refused > 0);
    }
}
