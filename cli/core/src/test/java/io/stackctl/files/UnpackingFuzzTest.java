package io.stackctl.files;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many hostile archives, each made of a seed, so that one that breaks out can be made again. */
@Timeout(180)
class UnpackingFuzzTest {

    private static final int ARCHIVES = 400;
    private static final String LETTERS = "00000000000111222225555555555663xg";
    private static final String[] PARTS = {"a", "b", "c", "a", "b", "deep", "secret", "\u00ff"};
    private static final String[] HOSTILE = {"..", ".", "", "outside"};

    @TempDir private Path folder;

    @Test
    void no_archive_touches_anything_beside_its_target() throws IOException {
        var canary = Canary.in(folder);
        for (int seed = 0; seed < ARCHIVES; seed++) {
            var target = folder.resolve("out" + seed % 7);
            try {
                Unpacking.unpack(
                        new ByteArrayInputStream(archive(new Random(seed), canary)),
                        target,
                        false,
                        what -> {});
            } catch (IOException refused) {
                // Most are.
            }
            assertTrue(canary.isUntouched(), "seed " + seed);
        }
    }

    private static byte[] archive(Random random, Canary canary) {
        var tar = new HostileTar();
        tar.entry("d", random.nextInt(10) == 0 ? '2' : '5', canary.root().toString(), 0777, none());
        int entries = random.nextInt(25);
        for (int i = 0; i < entries; i++) {
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            var content = new byte[random.nextInt(4) == 0 ? random.nextInt(1500) : 0];
            random.nextBytes(content);
            if (letter == 'x' || letter == 'L' || letter == 'K') {
                content = (name(random, canary) + "\n").getBytes(StandardCharsets.ISO_8859_1);
            }
            if (random.nextInt(30) == 0) {
                tar.header(name(random, canary), letter, "", 0777, random.nextInt());
            } else {
                tar.entry(
                        name(random, canary),
                        letter,
                        link(letter, random, canary),
                        random.nextInt(),
                        content);
            }
        }
        var bytes = tar.end();
        for (int i = random.nextInt(3) == 0 ? random.nextInt(5) : 0; i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static String link(char letter, Random random, Canary canary) {
        return letter == '2' && random.nextBoolean()
                ? canary.root().toString()
                : name(random, canary);
    }

    private static String name(Random random, Canary canary) {
        if (random.nextInt(40) == 0) {
            return canary.secret().toString();
        }
        var name = new StringBuilder(random.nextInt(60) == 0 ? "" : "d");
        for (int i = random.nextInt(4); i > 0; i--) {
            var parts = random.nextInt(60) == 0 ? HOSTILE : PARTS;
            name.append('/').append(parts[random.nextInt(parts.length)]);
        }
        return name.toString();
    }

    private static byte[] none() {
        return new byte[0];
    }
}
