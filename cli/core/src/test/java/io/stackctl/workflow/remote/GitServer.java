package io.stackctl.workflow.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A bare repository, and {@code git daemon} on a free port of this machine that serves it. */
final class GitServer implements AutoCloseable {

    private final Path work;
    private final Path bare;
    private final int port;
    private final Process daemon;

    GitServer(Path folder) throws Exception {
        work = folder.resolve("work");
        bare = folder.resolve("served/shop.git");
        Files.createDirectories(work);
        Files.createDirectories(bare.getParent());
        run(folder, "init", "--quiet", "--bare", "--initial-branch=main", bare.toString());
        run(work, "init", "--quiet", "--initial-branch=main");
        run(work, "remote", "add", "origin", bare.toString());
        port = freePort();
        daemon =
                new ProcessBuilder(
                                "git",
                                "daemon",
                                "--listen=127.0.0.1",
                                "--port=" + port,
                                "--base-path=" + bare.getParent(),
                                "--export-all",
                                "--reuseaddr")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        awaitListener();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListener() throws IOException {
        while (true) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (!daemon.isAlive()) {
                    throw notYet;
                }
                Thread.onSpinWait();
            }
        }
    }

    String url() {
        return "git://127.0.0.1:" + port + "/shop.git";
    }

    Path work() {
        return work;
    }

    /** Writes files, commits and pushes them, with all tags; gives the commit. */
    String commit(Map<String, String> files) throws Exception {
        for (var file : files.entrySet()) {
            var path = work.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        git("add", "--all");
        git("commit", "--quiet", "--allow-empty", "--message=x");
        push();
        return git("rev-parse", "HEAD").strip();
    }

    void push() throws Exception {
        git("push", "--quiet", "--force", "origin", "HEAD:main");
        git("push", "--quiet", "--force", "--tags", "origin");
    }

    String git(String... words) throws Exception {
        return run(work, words);
    }

    private static String run(Path folder, String... words) throws Exception {
        var command =
                new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example"));
        command.addAll(List.of(words));
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return said;
    }

    @Override
    public void close() {
        daemon.descendants().forEach(ProcessHandle::destroyForcibly);
        daemon.destroyForcibly();
    }
}
