package io.stackctl.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A real OpenSSH server on this machine that takes one key for root, and an {@code ssh} that uses
 * this key and knows the server's. Docker's client behind it leads to the engine of the tests.
 */
public final class SshServer implements AutoCloseable {

    private final Path folder;
    private final Process process;
    private final int port;

    /**
     * Starts one.
     *
     * @param folder for its files
     * @param engine what {@code DOCKER_HOST} is behind it
     */
    public SshServer(Path folder, String engine) throws IOException, InterruptedException {
        this(folder, engine, System.getenv("PATH"));
    }

    /**
     * Starts one.
     *
     * @param search where programs are found behind it
     */
    public SshServer(Path folder, String engine, String search)
            throws IOException, InterruptedException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        key("host");
        key("me");
        write(
                "known",
                "engine-host "
                        + Files.readString(folder.resolve("host.pub"), StandardCharsets.UTF_8));
        // Where no server is installed there is no user for it either.
        write(
                "passwd",
                Files.readString(Path.of("/etc/passwd"))
                                .replaceFirst(
                                        "(?m)^root:.*$", "root:x:0:0:root:FOLDER/home:/bin/bash")
                        + "sshd:x:105:65534::/run/sshd:/usr/sbin/nologin\n");
        write(
                "sshd_config",
                """
                ListenAddress 127.0.0.1
                Port PORT
                HostKey FOLDER/host
                AuthorizedKeysFile FOLDER/me.pub
                PidFile none
                UsePAM no
                StrictModes no
                PermitRootLogin prohibit-password
                SetEnv DOCKER_HOST=ENGINE PATH=SEARCH
                LogLevel VERBOSE
                """
                        .replace("ENGINE", engine)
                        .replace("SEARCH", search));
        Files.createDirectory(folder.resolve("home"));
        Files.createDirectories(Path.of("/run/sshd"));
        process = start();
        awaitConnection();
    }

    private Process start() throws IOException {
        Path sshd = DebianPackage.program("openssh-server", "sbin/sshd");
        Path library =
                DebianPackage.program(
                        "libwrap0",
                        "lib/"
                                + System.getProperty("os.arch").replace("amd64", "x86_64")
                                + "-linux-gnu/libwrap.so.0");
        var builder =
                new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "sh",
                        "-c",
                        "mount --bind \"$0/passwd\" /etc/passwd &&"
                                + " exec \"$1\" -D -r -f \"$0/sshd_config\" -E \"$0/log\"",
                        folder.toString(),
                        sshd.toString());
        builder.environment().put("LD_LIBRARY_PATH", String.valueOf(library.getParent()));
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    /**
     * What a process finds this server by: {@code ssh://root@engine-host}.
     *
     * @param options more words for ssh
     */
    public Map<String, String> variables(String... options) throws IOException {
        return through(port, options);
    }

    /** The same through another port of this machine. */
    public Map<String, String> through(int other, String... options) throws IOException {
        Path programs = Files.createDirectories(folder.resolve("bin-" + other));
        ssh(
                "bin-" + other + "/ssh",
                "-o HostName=127.0.0.1 -o Port=" + other + " " + String.join(" ", options));
        return Map.of(
                "DOCKER_HOST",
                "ssh://root@engine-host:" + other,
                "PATH",
                programs + ":" + System.getenv("PATH"));
    }

    private void ssh(String name, String options) throws IOException {
        Path file =
                write(
                        name,
                        """
                        #!/bin/sh
                        exec /usr/bin/ssh -F none OPTIONS -o HostKeyAlias=engine-host -o IdentityFile=FOLDER/me \\
                          -o IdentitiesOnly=yes -o UserKnownHostsFile=FOLDER/known "$@"
                        """
                                .replace("OPTIONS", options));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                text.replace("FOLDER", folder.toString()).replace("PORT", String.valueOf(port)));
    }

    private void key(String name) throws IOException, InterruptedException {
        var words = List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", name);
        if (new ProcessBuilder(words).directory(folder.toFile()).start().waitFor() != 0) {
            throw new IOException(words + " failed");
        }
    }

    /** Has root's shell over there begin with some lines. */
    public void beginShellWith(String script) throws IOException {
        write("home/.bashrc", script);
    }

    /** Has ssh know this server by another key than its own. */
    public void forgetKey() throws IOException {
        write("known", "engine-host " + Files.readString(folder.resolve("me.pub")));
    }

    /** Cuts all logins off; new ones are taken. */
    public void cut() {
        process.descendants()
                .filter(one ->
                        one.info().command().map(name -> name.endsWith("sshd")).orElse(false))
                .forEach(ProcessHandle::destroyForcibly);
    }

    public int port() {
        return port;
    }

    /** How often somebody logged in. */
    public long logins() throws IOException {
        return Files.readAllLines(folder.resolve("log")).stream()
                .filter(line -> line.startsWith("Accepted publickey"))
                .count();
    }

    private void awaitConnection() throws IOException, InterruptedException {
        while (true) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new IOException(Files.readString(folder.resolve("output")), notYet);
                }
                Thread.sleep(20);
            }
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
