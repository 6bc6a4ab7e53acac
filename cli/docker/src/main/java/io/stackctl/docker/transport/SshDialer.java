package io.stackctl.docker.transport;

import io.stackctl.docker.transport.SshOptions.Configured;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reaches an engine through ssh: {@code docker system dial-stdio} over there joins its socket to
 * our pipes. Connections share logins, so that most cost a round trip or two and a host is not
 * asked for more logins at once than it takes.
 */
public final class SshDialer implements Dialer {

    private static final Path TERMINAL = Path.of("/dev/tty");
    private static final List<Path> SETSID =
            List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private final Settings settings;
    private final SshOptions options;
    private final List<SshLogin> logins = new ArrayList<>();
    private @Nullable Path sockets;
    private @Nullable Configured configured;

    /**
     * Creates one.
     *
     * @param command the whole command, whose standard input and output become the connection
     * @param settings what it runs with
     */
    public SshDialer(List<String> command, Settings settings) {
        this.settings = settings;
        this.options = new SshOptions(command, settings);
    }

    @Override
    public Connection dial() throws IOException {
        if (!options.shared() || userShares()) {
            var words = options.command(Optional.empty(), Configured.NOTHING);
            return new SshConnection(SshProcess.start(settings.program(words)), () -> {});
        }
        SshLogin login = free();
        try {
            return new SshConnection(connect(login), login::release);
        } catch (IOException | RuntimeException e) {
            login.release();
            throw e;
        }
    }

    private SshProcess connect(SshLogin login) throws IOException {
        try {
            return login.open(() -> detached(login));
        } catch (SshException refused) {
            if (!mayBeAsked(refused)) {
                throw refused;
            }
            ask(login);
            return login.open(() -> detached(login));
        }
    }

    /** Whether the user's configuration has logins to this host shared; then it stays with that. */
    private synchronized boolean userShares() throws IOException {
        Configured known = configured;
        if (known == null) {
            known = new SshLogin(socket(0)).isOpen() ? Configured.NOTHING : options.configured();
            configured = known;
        }
        return known.shares();
    }

    /** A login with a free place, which is taken. */
    private synchronized SshLogin free() throws IOException {
        for (SshLogin login : logins) {
            if (login.take()) {
                return login;
            }
        }
        var login = new SshLogin(socket(logins.size()));
        login.take();
        logins.add(login);
        return login;
    }

    private Path socket(int number) throws IOException {
        Path first = sockets;
        if (first == null) {
            first = options.sockets();
            sockets = first;
        }
        return first.resolveSibling(first.getFileName() + "" + number);
    }

    /**
     * A process in a session of its own: Ctrl-C on the terminal is for stackctl, which may have
     * much to say to the engine then.
     */
    private SshProcess detached(SshLogin login) throws IOException {
        List<String> words = new ArrayList<>(words(login));
        SETSID.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .ifPresent(setsid -> words.addFirst(setsid.toString()));
        return SshProcess.start(settings.program(words));
    }

    private synchronized List<String> words(SshLogin login) {
        Configured known = configured;
        return options.command(
                Optional.of(login.socket()), known == null ? Configured.NOTHING : known);
    }

    /** Whether ssh had a question, which it cannot ask in a session without a terminal. */
    private static boolean mayBeAsked(SshException refused) {
        String words = String.valueOf(refused.getMessage());
        return (words.contains("Permission denied")
                        || words.contains("Host key verification failed"))
                && hasTerminal();
    }

    private static boolean hasTerminal() {
        try (InputStream _ = Files.newInputStream(TERMINAL)) {
            return true;
        } catch (IOException none) {
            return false;
        }
    }

    /** Logs in where ssh can ask for a password or whether a host is known; one at a time. */
    private synchronized void ask(SshLogin login) throws IOException {
        if (login.isOpen()) {
            return;
        }
        SshProcess process =
                SshProcess.start(
                        settings.program(words(login))
                                .redirectInput(SshOptions.EMPTY)
                                .redirectOutput(Redirect.DISCARD));
        SshException end = process.end(false);
        if (end != null && !login.isOpen()) {
            throw end;
        }
    }
}
