package io.stackctl.docker.transport;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.files.PrivateFolder;
import io.stackctl.local.Settings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What ssh is told beside where to go, so that one login serves many connections: its own
 * multiplexing (ssh_config(5), {@code ControlMaster}). What the user's configuration says of that
 * stays.
 */
final class SshOptions {

    /** What has nothing to read. */
    static final File EMPTY = new File("/dev/null");

    private static final String PERSIST = "STACKCTL_SSH_PERSIST";
    private static final int LONGEST_PERSISTENCE = 86_400;
    private static final String USUAL_PERSISTENCE = "60";

    private final List<String> command;
    private final Settings settings;
    private final String seconds;

    /**
     * Prepares.
     *
     * @param command the whole one, which begins with {@code ssh}
     * @param settings where {@code STACKCTL_SSH_PERSIST} says how many seconds a login stays open
     *     after its last connection; 0 has each connection log in by itself
     */
    SshOptions(List<String> command, Settings settings) {
        this.command = List.copyOf(command);
        this.settings = settings;
        this.seconds = seconds(settings.variable(PERSIST));
    }

    private static String seconds(String text) {
        if (text.isEmpty()) {
            return USUAL_PERSISTENCE;
        }
        boolean digits = text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || Integer.parseInt(text) > LONGEST_PERSISTENCE) {
            throw new StackException(
                    new InvalidRequest(
                            PERSIST + " is no number of seconds up to " + LONGEST_PERSISTENCE,
                            "write it as 60, or 0 to log in for each connection anew"));
        }
        return text;
    }

    /** Whether logins are shared at all. */
    boolean shared() {
        return Integer.parseInt(seconds) > 0;
    }

    /**
     * Where the logins of this command have their sockets, each with a number behind it.
     *
     * @throws IOException when there is no place that is the user's alone
     */
    Path sockets() throws IOException {
        return PrivateFolder.in(settings.temporary()).resolve("ssh-" + digest() + "-");
    }

    /** Who goes to the same place in the same way. */
    private String digest() {
        try {
            byte[] text = String.join("\0", command).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The command for a connection that shares what has this socket; nothing where it is not. */
    List<String> command(Optional<Path> socket, Configured configured) {
        List<String> words = new ArrayList<>(command);
        if (!configured.watches()) {
            // A way that was cut says nothing; without it a reader would wait for ever.
            words.addAll(1, List.of("-o", "ServerAliveInterval=15"));
        }
        socket.ifPresent(path ->
                words.addAll(
                        1,
                        List.of(
                                "-o",
                                "ControlMaster=auto",
                                "-o",
                                "ControlPath=" + path,
                                "-o",
                                "ControlPersist=" + seconds)));
        return words;
    }

    /**
     * What the user's own configuration says.
     *
     * @param shares whether logins to this host are shared anyway
     * @param watches whether ssh looks whether the host is still there
     */
    record Configured(boolean shares, boolean watches) {

        static final Configured NOTHING = new Configured(false, false);
    }

    /** Asks ssh, which connects to nothing for that. */
    Configured configured() throws IOException {
        List<String> words = new ArrayList<>(command);
        words.add(1, "-G");
        Process process =
                settings.program(words)
                        .redirectInput(EMPTY)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        boolean path = false;
        boolean master = false;
        boolean watches = false;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                path |= line.startsWith("controlpath ") && !line.endsWith(" none");
                master |= line.startsWith("controlmaster ") && !line.endsWith(" false");
                watches |= line.startsWith("serveraliveinterval ") && !line.endsWith(" 0");
            }
        }
        return new Configured(path && master, watches);
    }
}
