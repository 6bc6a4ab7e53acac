package io.stackctl.docker.host;

import io.stackctl.docker.transport.TlsSettings;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the address of an engine. All of it is looked at before any of it is used: it ends up in
 * connections, in the arguments of ssh and in messages.
 */
final class AddressReader {

    private static final int LONGEST = 1024;
    private static final int PLAIN_PORT = 2375;
    private static final int TLS_PORT = 2376;
    private static final String FORMS =
            "set DOCKER_HOST to unix:///PATH, tcp://HOST:PORT or ssh://USER@HOST";

    private final String text;

    AddressReader(String text) {
        this.text = text;
    }

    EngineAddress read(Optional<TlsSettings> tls) {
        int scheme = text.indexOf("://");
        String rest = scheme < 0 ? "" : text.substring(scheme + 3);
        if (rest.isEmpty() || text.length() > LONGEST || text.chars().anyMatch(this::isForeign)) {
            throw refused(FORMS);
        }
        return switch (text.substring(0, scheme)) {
            case "unix" -> unix(rest);
            case "tcp", "http" -> tcp(rest, tls);
            case "https" ->
                    tcp(rest, tls.or(() -> Optional.of(new TlsSettings(Optional.empty(), true))));
            case "ssh" -> ssh(rest);
            default -> throw refused(FORMS);
        };
    }

    /** Nothing that names a host or a file has them, and a terminal would obey some. */
    private boolean isForeign(int c) {
        return Character.isISOControl(c);
    }

    private EngineAddress unix(String path) {
        if (!path.startsWith("/")) {
            throw refused("give the whole path: unix:///PATH");
        }
        return new EngineAddress.Unix(Path.of(path));
    }

    private EngineAddress tcp(String rest, Optional<TlsSettings> tls) {
        String authority = authority(rest);
        if (authority.indexOf('@') >= 0) {
            throw refused("leave the user out: TLS certificates say who you are");
        }
        HostPort target = HostPort.of(authority).orElseThrow(() -> refused(FORMS));
        int usual = tls.isPresent() ? TLS_PORT : PLAIN_PORT;
        return new EngineAddress.Tcp(
                target.host(),
                target.port() == 0 ? usual : target.port(),
                basePath(rest.substring(authority.length())),
                tls);
    }

    /** What stands in front of the Engine API's paths, where something else answers besides. */
    private String basePath(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean plain =
                    (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || "-_.~/".indexOf(c) >= 0;
            if (!plain) {
                throw refused(FORMS);
            }
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private EngineAddress ssh(String rest) {
        String authority = authority(rest);
        String socket = rest.substring(authority.length());
        int at = authority.lastIndexOf('@');
        String user = at < 0 ? "" : authority.substring(0, at);
        if (user.indexOf(':') >= 0) {
            throw refused("leave the password out: it would be seen by everyone; use a key");
        }
        if (user.startsWith("-") || user.chars().anyMatch(Character::isWhitespace) || at == 0) {
            throw refused(FORMS);
        }
        if (socket.indexOf('?') >= 0 || socket.indexOf('#') >= 0) {
            throw refused("ssh://USER@HOST:PORT/PATH has no room for '?' and '#'");
        }
        HostPort target =
                HostPort.of(authority.substring(at + 1)).orElseThrow(() -> refused(FORMS));
        return new EngineAddress.Ssh(
                user, target.host(), target.port(), socket.equals("/") ? "" : socket);
    }

    private static String authority(String rest) {
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    private StackException refused(String remedy) {
        return new StackException(
                new InvalidRequest("'" + shown() + "' is not the address of an engine", remedy));
    }

    /** The address without a password, however wrong it is, and without control characters. */
    private String shown() {
        int at = text.lastIndexOf('@');
        int scheme = text.indexOf("://");
        int begin = scheme < 0 || scheme > at ? 0 : scheme + 3;
        int colon = at < 0 ? -1 : text.indexOf(':', begin);
        String safe =
                colon < 0 || colon > at
                        ? text
                        : text.substring(0, colon) + ":***" + text.substring(at);
        String cut = safe.length() > LONGEST ? safe.substring(0, 100) + "…" : safe;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
