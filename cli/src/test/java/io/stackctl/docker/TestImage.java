package io.stackctl.docker;

import io.stackctl.engine.Engine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A tiny image for integration tests: Debian's static busybox with its applets and nothing else, so
 * that no registry is needed.
 */
final class TestImage {

    static final String NAME = "stackctl-it/busybox:1";

    private TestImage() {}

    /** Puts the image on an engine unless it is there. */
    static void ensure(Engine engine) {
        if (engine.images().inspect(NAME).isEmpty()) {
            engine.images().importRootFilesystem(new ByteArrayInputStream(rootFilesystem()), NAME);
        }
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
            Path busybox = busybox();
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

    /** From the package busybox-static, which apt fetches once into the build folder. */
    private static Path busybox() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "busybox").toAbsolutePath());
        Path program = folder.resolve("usr/bin/busybox");
        if (!Files.exists(program)) {
            program = folder.resolve("bin/busybox");
        }
        if (Files.exists(program)) {
            return program;
        }
        run(
                folder,
                "apt-get",
                "-o",
                "APT::Sandbox::User=root",
                "download",
                "-qq",
                "busybox-static");
        try (Stream<Path> files = Files.list(folder)) {
            Path deb =
                    files.filter(file -> file.toString().endsWith(".deb"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("apt fetched no busybox-static"));
            run(folder, "dpkg", "-x", deb.toString(), ".");
        }
        Path merged = folder.resolve("usr/bin/busybox");
        return Files.exists(merged) ? merged : folder.resolve("bin/busybox");
    }

    private static void run(Path folder, String... command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (ended(process) != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }

    private static String output(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static int ended(Process process) throws IOException {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
