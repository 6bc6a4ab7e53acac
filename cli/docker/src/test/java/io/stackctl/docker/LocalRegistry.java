package io.stackctl.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real registry on this machine, whose only user is {@code me} with the password {@code secret}.
 */
public final class LocalRegistry implements AutoCloseable {

    private final Process process;
    private final int port;

    /** Starts one that keeps its data in a folder. */
    public LocalRegistry(Path folder) throws IOException, InterruptedException {
        this(folder, "auth: {htpasswd: {realm: test, path: USERS}}");
    }

    /** Starts one that asks nobody who it is. */
    public static LocalRegistry openToAll(Path folder) throws IOException, InterruptedException {
        return new LocalRegistry(folder, "");
    }

    private LocalRegistry(Path folder, String login) throws IOException, InterruptedException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path users =
                Files.writeString(
                        folder.resolve("users"),
                        "me:$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a\n");
        Path settings =
                Files.writeString(
                        folder.resolve("registry.yml"),
                        """
                        version: 0.1
                        storage: {filesystem: {rootdirectory: FOLDER/data}}
                        http: {addr: "127.0.0.1:PORT", secret: test}
                        LOGIN
                        """
                                .replace("LOGIN", login)
                                .replace("FOLDER", folder.toString())
                                .replace("PORT", String.valueOf(port))
                                .replace("USERS", users.toString()));
        Path program = DebianPackage.program("docker-registry", "bin/docker-registry");
        process =
                new ProcessBuilder(program.toString(), "serve", settings.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("registry.log").toFile())
                        .start();
        awaitConnection();
    }

    /** {@code 127.0.0.1:PORT}, which engines reach without TLS. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    private void awaitConnection() throws IOException, InterruptedException {
        while (true) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException("the registry ended with " + process.exitValue(), e);
                }
                Thread.sleep(100);
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
