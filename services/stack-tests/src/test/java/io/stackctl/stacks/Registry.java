package io.stackctl.stacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An image registry on this machine, without a user: Debian's, which nobody has to install. */
final class Registry implements AutoCloseable {
    private static final String FETCH =
            """
            set -e
            cd "$1"
            [ -x usr/bin/docker-registry ] || {
              apt-get -o APT::Sandbox::User=root download -qq docker-registry
              dpkg -x docker-registry_*.deb .
            }
            """;

    private final Process process;
    private final int port;

    private Registry(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one that is empty.
     *
     * @param folder where it keeps images, and its log
     */
    static Registry start(Path folder) throws Exception {
        var program = fetch(Files.createDirectories(Path.of("target", "registry")));
        int port = Ports.free();
        var settings =
                """
                version: 0.1
                storage: { filesystem: { rootdirectory: %s } }
                http: { addr: "127.0.0.1:%d", secret: test }
                """
                        .formatted(folder.resolve("images"), port);
        var file = Files.writeString(folder.resolve("registry.yaml"), settings);
        var process =
                new ProcessBuilder(program.toString(), "serve", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("registry.log").toFile())
                        .start();
        var registry = new Registry(process, port);
        Eventually.holds("the registry answers", registry::answers);
        return registry;
    }

    private boolean answers() throws InterruptedException {
        if (!process.isAlive()) {
            throw new AssertionError("the registry ended with " + process.exitValue());
        }
        return Web.answers("http://" + host() + "/v2/");
    }

    /** {@code 127.0.0.1:PORT}, which engines ask without TLS. */
    String host() {
        return "127.0.0.1:" + port;
    }

    private static Path fetch(Path folder) throws IOException, InterruptedException {
        var fetching =
                new ProcessBuilder("bash", "-c", FETCH, "fetch", folder.toString())
                        .inheritIO()
                        .start();
        if (fetching.waitFor() != 0) {
            throw new IOException("apt did not fetch docker-registry");
        }
        return folder.resolve("usr/bin/docker-registry").toAbsolutePath();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
