package io.stackctl.docker;

import io.stackctl.engine.Engine;
import io.stackctl.files.Packed;
import io.stackctl.files.PackedFiles;
import io.stackctl.files.TarEntry;
import io.stackctl.files.TarStream;
import io.stackctl.local.TestSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A tiny image for integration tests: Debian's static busybox with its applets and nothing else, so
 * that no registry is needed.
 */
public final class TestImage {

    public static final String NAME = "stackctl-it/busybox:1";

    private static final String DEBIAN = "debian:13-slim";

    private TestImage() {}

    /** Puts the image on an engine unless it is there. */
    public static void ensure(Engine engine) {
        ensure(engine, NAME);
    }

    /**
     * The same files as an image of its own: one that no other test has given a second tag, since
     * an engine takes a tag off an image in use as long as another is left.
     */
    static void ensure(Engine engine, String name) {
        if (engine.images().inspect(name).isEmpty()) {
            engine.images().importRootFilesystem(rootFilesystem(), name);
        }
    }

    /** The same on the engine that a process with these variables finds. */
    public static void ensure(Map<String, String> variables) {
        try (var engine = new DockerEngine(TestSettings.of(variables), _ -> {})) {
            ensure(engine);
        }
    }

    /** Puts a whole Debian on an engine unless it is there, and gives its name. */
    public static String ensureDebian(Engine engine) throws IOException {
        if (engine.images().inspect(DEBIAN).isEmpty()) {
            Process script =
                    new ProcessBuilder("../../ressources/debian/bootstrap", "trixie")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            engine.images().importRootFilesystem(script.getInputStream(), DEBIAN);
        }
        return DEBIAN;
    }

    private static InputStream rootFilesystem() {
        var files = new ArrayList<Packed>();
        for (String folder : List.of("bin", "etc", "proc", "sys", "dev")) {
            files.add(Packed.of(entry(folder, "", TarEntry.Kind.FOLDER, 0755, 0)));
        }
        files.add(Packed.of(entry("tmp", "", TarEntry.Kind.FOLDER, 01777, 0)));
        files.add(
                file(
                        "etc/passwd",
                        0644,
                        utf8("root:x:0:0:root:/:/bin/sh\nuser:x:1000:1000::/:/bin/sh\n")));
        files.add(file("etc/group", 0644, utf8("root:x:0:\nuser:x:1000:\n")));
        try {
            Path busybox = DebianPackage.program("busybox-static", "bin/busybox");
            files.add(file("bin/busybox", 0755, Files.readAllBytes(busybox)));
            for (String applet : output(busybox.toString(), "--list").split("\n", -1)) {
                if (!applet.equals("busybox")) {
                    files.add(
                            Packed.of(
                                    entry(
                                            "bin/" + applet,
                                            "busybox",
                                            TarEntry.Kind.LINK,
                                            0777,
                                            0)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TarStream(PackedFiles.of(files));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Packed file(String name, int mode, byte[] content) {
        return new Packed(
                entry(name, "", TarEntry.Kind.FILE, mode, content.length),
                new ByteArrayInputStream(content));
    }

    private static TarEntry entry(
            String name, String link, TarEntry.Kind kind, int mode, long size) {
        return TarEntry.of(name, link, kind, mode, size, Instant.EPOCH);
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
