package io.stackctl.docker;

import io.stackctl.engine.Engine;
import io.stackctl.local.TestSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

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
            engine.images().importRootFilesystem(new ByteArrayInputStream(rootFilesystem()), name);
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

    private static byte[] rootFilesystem() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (String folder : new String[] {"bin/", "etc/", "proc/", "sys/", "dev/"}) {
                folder(tar, folder, 0755);
            }
            folder(tar, "tmp/", 01777);
            file(
                    tar,
                    "etc/passwd",
                    0644,
                    utf8("root:x:0:0:root:/:/bin/sh\nuser:x:1000:1000::/:/bin/sh\n"));
            file(tar, "etc/group", 0644, utf8("root:x:0:\nuser:x:1000:\n"));
            Path busybox = DebianPackage.program("busybox-static", "bin/busybox");
            file(tar, "bin/busybox", 0755, Files.readAllBytes(busybox));
            for (String applet : output(busybox.toString(), "--list").split("\n", -1)) {
                if (!applet.equals("busybox")) {
                    TarArchiveEntry link =
                            new TarArchiveEntry("bin/" + applet, TarConstants.LF_SYMLINK);
                    link.setLinkName("busybox");
                    tar.putArchiveEntry(link);
                    tar.closeArchiveEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void folder(TarArchiveOutputStream tar, String name, int mode)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private static void file(TarArchiveOutputStream tar, String name, int mode, byte[] content)
            throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
