package io.stackctl.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Programs of Debian packages that tests need and nobody has to install: fetched by apt into the
 * build folder.
 */
final class DebianPackage {

    private DebianPackage() {}

    /**
     * A program of a package.
     *
     * @param path where it lies below {@code /} or {@code /usr}, such as {@code bin/busybox}
     */
    static Path program(String name, String path) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", name).toAbsolutePath());
        if (!Files.exists(found(folder, path))) {
            run(folder, "apt-get", "-o", "APT::Sandbox::User=root", "download", "-qq", name);
            run(folder, "dpkg", "-x", archive(folder).toString(), ".");
        }
        return found(folder, path);
    }

    private static Path found(Path folder, String path) {
        Path merged = folder.resolve("usr").resolve(path);
        return Files.exists(merged) ? merged : folder.resolve(path);
    }

    private static Path archive(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("apt fetched nothing into " + folder));
        }
    }

    private static void run(Path folder, String... command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
