package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackctl.model.build.IgnorePatterns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tar is read back with a library that had no part in writing it. */
class ContextFilesTest {

    @TempDir Path root;

    private Path write(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private byte[] tar(String ignoreFile, String alwaysSent) throws IOException {
        try (var tar =
                ContextFiles.tar(
                        ContextFolder.files(
                                root,
                                IgnorePatterns.of(ignoreFile),
                                alwaysSent.isEmpty() ? Set.of() : Set.of(alwaysSent)))) {
            return tar.readAllBytes();
        }
    }

    private List<String> names(String ignoreFile, String alwaysSent) throws IOException {
        return entries(tar(ignoreFile, alwaysSent)).stream().map(TarArchiveEntry::getName).toList();
    }

    private static List<TarArchiveEntry> entries(byte[] tar) throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (var input = new TarArchiveInputStream(new ByteArrayInputStream(tar), UTF_8.name())) {
            for (var entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    @Test
    void files_keep_their_mode_and_time_and_belong_to_root() throws IOException {
        var script = write("bin/run", "#!/bin/sh\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-x--x"));
        Files.setLastModifiedTime(script, FileTime.from(Instant.ofEpochSecond(1_700_000_000)));
        Files.setAttribute(script, "unix:mode", 04751);
        Files.createSymbolicLink(root.resolve("link"), Path.of("bin/run"));

        var entries = entries(tar("", ""));

        assertEquals(
                List.of("bin/", "bin/run", "link"),
                entries.stream().map(TarArchiveEntry::getName).toList());
        assertEquals(04751, entries.get(1).getMode());
        assertEquals(0, entries.get(1).getLongUserId());
        assertEquals(
                1_700_000_000, entries.get(1).getLastModifiedTime().toInstant().getEpochSecond());
        assertEquals("bin/run", entries.get(2).getLinkName());
    }

    @Test
    void content_of_any_size_comes_through() throws IOException {
        var sizes = List.of(0, 1, 511, 512, 513, 100_000);
        for (var size : sizes) {
            write("f" + size, "x".repeat(size));
        }

        try (var input = new TarArchiveInputStream(new ByteArrayInputStream(tar("", "")))) {
            for (var entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                var size = Integer.parseInt(entry.getName().substring(1));
                assertEquals("x".repeat(size), new String(input.readAllBytes(), UTF_8));
            }
        }
        assertEquals(0, tar("", "").length % 512);
    }

    @Test
    void long_and_foreign_names_and_links_come_through() throws IOException {
        var folder = "d".repeat(90);
        write(folder + "/" + folder + "/ä€.txt", "");
        Files.createSymbolicLink(root.resolve("z"), Path.of("t".repeat(150)));

        var entries = entries(tar("", ""));

        assertEquals(folder + "/" + folder + "/ä€.txt", entries.get(2).getName());
        assertEquals("t".repeat(150), entries.get(3).getLinkName());
    }

    @Test
    void the_same_files_give_the_same_bytes() throws IOException {
        write("b", "2");
        write("a", "1");

        assertArrayEquals(tar("", ""), tar("", ""));
    }

    @Test
    void ignored_files_stay_out_but_the_dockerfile_is_always_sent() throws IOException {
        write("Dockerfile", "FROM scratch");
        write("build/deep/Dockerfile", "FROM scratch");
        write("build/out.o", "");
        write("src/a.c", "");
        write("src/a.log", "");

        assertEquals(
                List.of("Dockerfile", "src/", "src/a.c"),
                names("*\n!src\n*/*.log\n", "Dockerfile"));
        assertEquals(
                List.of("build/", "build/deep/", "build/deep/Dockerfile"),
                names("*", "build/deep/Dockerfile"));
        assertEquals(List.of("src/", "src/a.c"), names("**\n!**/*.c", ""));
    }

    @Test
    void a_file_that_shrinks_meanwhile_stops_the_transfer() throws IOException {
        var file = write("data", "0123456789");
        var files = ContextFolder.files(root, IgnorePatterns.NONE, Set.of());
        Files.writeString(file, "0");

        try (var tar = ContextFiles.tar(files)) {
            var refusal = assertThrows(IOException.class, tar::readAllBytes);
            assertEquals("data became shorter while it was read", refusal.getMessage());
        }
    }

    /** Makes a file whose name Java itself cannot write in every locale. */
    private void touch(String escapedName) throws IOException, InterruptedException {
        var shell =
                new ProcessBuilder("sh", "-c", "touch \"$(printf '" + escapedName + "')\"")
                        .directory(root.toFile())
                        .start();
        assertEquals(0, shell.waitFor());
    }

    @Test
    void names_are_utf_8_whatever_the_locale_is() throws Exception {
        touch("gr\\303\\274n");
        touch("\\360\\237\\230\\200");
        touch("\\357\\275\\201");
        touch("two\\nlines");

        assertEquals(List.of("grün", "two\nlines", "ａ", "😀"), names("", ""));
    }

    @Test
    void a_name_that_is_not_utf_8_is_told_unless_it_is_ignored() throws Exception {
        touch("old\\374name");
        write("a", "");

        var refusal = assertThrows(IOException.class, () -> names("", ""));

        assertEquals(
                "the name of ROOT/old\uFFFDname is not UTF-8",
                String.valueOf(refusal.getMessage()).replace(root.toString(), "ROOT"));
        assertEquals(List.of("a"), names("old*", ""));
    }

    @Test
    void pipes_and_sockets_stay_out() throws Exception {
        assertEquals(
                0, new ProcessBuilder("mkfifo", root.resolve("pipe").toString()).start().waitFor());
        write("a", "");

        assertEquals(List.of("a"), names("", ""));
    }
}
