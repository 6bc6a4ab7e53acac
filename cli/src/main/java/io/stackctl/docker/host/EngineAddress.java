package io.stackctl.docker.host;

import com.github.dockerjava.core.LocalDirectorySSLConfig;
import io.stackctl.docker.transport.EngineTransport;
import io.stackctl.docker.transport.HttpClientTransport;
import io.stackctl.docker.transport.SocketTransport;
import io.stackctl.docker.transport.SshDialer;
import io.stackctl.docker.transport.TcpTarget;
import io.stackctl.docker.transport.UnixDialer;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an engine listens. Prints as the value of {@code DOCKER_HOST} that means it. */
public sealed interface EngineAddress {

    /** Makes the transport; nothing is connected yet. */
    EngineTransport transport();

    /** What is the same for whoever means the same engine by this address. */
    default String identity() {
        return toString();
    }

    /** A socket of this machine. */
    record Unix(Path socket) implements EngineAddress {
        @Override
        public EngineTransport transport() {
            return new SocketTransport(new UnixDialer(socket));
        }

        /** A socket has several paths, and a path means another socket in another root. */
        @Override
        public String identity() {
            try {
                var key = Files.readAttributes(socket, BasicFileAttributes.class).fileKey();
                return "unix:" + key;
            } catch (IOException notThere) {
                return toString();
            }
        }

        @Override
        public String toString() {
            return "unix://" + socket;
        }
    }

    /**
     * A network address.
     *
     * @param certificates the folder with {@code ca.pem}, {@code cert.pem} and {@code key.pem};
     *     empty without TLS
     */
    record Tcp(String host, int port, Optional<Path> certificates) implements EngineAddress {
        @Override
        public EngineTransport transport() {
            return new HttpClientTransport(
                    new TcpTarget(
                            host,
                            port,
                            certificates
                                    .map(folder -> new LocalDirectorySSLConfig(folder.toString()))
                                    .orElse(null)));
        }

        @Override
        public String toString() {
            return "tcp://" + host + ":" + port;
        }
    }

    /**
     * An engine behind an ssh login.
     *
     * @param user empty for ssh's own choice
     * @param port 0 for ssh's own choice
     * @param socket the engine's socket over there; empty for the client's own choice there
     */
    record Ssh(String user, String host, int port, String socket) implements EngineAddress {
        @Override
        public EngineTransport transport() {
            return new SocketTransport(new SshDialer(command()));
        }

        /** {@code ssh … -- HOST docker system dial-stdio}, as Docker's own client runs it. */
        List<String> command() {
            List<String> words = new ArrayList<>(List.of("ssh", "-o", "ConnectTimeout=30", "-T"));
            if (!user.isEmpty()) {
                words.addAll(List.of("-l", user));
            }
            if (port != 0) {
                words.addAll(List.of("-p", String.valueOf(port)));
            }
            words.addAll(List.of("--", host, "docker"));
            if (!socket.isEmpty()) {
                words.addAll(List.of("--host", "unix://" + socket));
            }
            words.addAll(List.of("system", "dial-stdio"));
            return words;
        }

        @Override
        public String toString() {
            return "ssh://"
                    + (user.isEmpty() ? "" : user + "@")
                    + host
                    + (port == 0 ? "" : ":" + port)
                    + socket;
        }
    }

    /**
     * Reads {@code unix:///run/docker.sock}, {@code tcp://host:2375} or {@code ssh://user@host:22}.
     *
     * @param certificates where the keys for TLS lie; empty without TLS
     * @throws StackException for anything else
     */
    static EngineAddress of(String text, Optional<Path> certificates) {
        int scheme = text.indexOf("://");
        String rest = scheme < 0 ? "" : text.substring(scheme + 3);
        if (rest.isEmpty()) {
            throw unknown(text);
        }
        return switch (text.substring(0, scheme)) {
            case "unix" -> new Unix(Path.of(rest));
            case "tcp", "http", "https" -> tcp(text, rest, certificates);
            case "ssh" -> ssh(text, rest);
            default -> throw unknown(text);
        };
    }

    private static EngineAddress tcp(String text, String rest, Optional<Path> certificates) {
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        HostPort target = HostPort.of(authority, text);
        int usual = certificates.isPresent() ? 2376 : 2375;
        return new Tcp(target.host, target.port == 0 ? usual : target.port, certificates);
    }

    private static EngineAddress ssh(String text, String rest) {
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String socket = slash < 0 ? "" : rest.substring(slash);
        int at = authority.lastIndexOf('@');
        HostPort target = HostPort.of(authority.substring(at + 1), text);
        return new Ssh(
                at < 0 ? "" : authority.substring(0, at),
                target.host,
                target.port,
                socket.equals("/") ? "" : socket);
    }

    private static StackException unknown(String text) {
        return new StackException(
                new InvalidRequest(
                        "'" + text + "' is not the address of an engine",
                        "set DOCKER_HOST to unix:///PATH, tcp://HOST:PORT or ssh://USER@HOST"));
    }

    /**
     * A name or address and a port.
     *
     * @param port 0 when there is none
     */
    record HostPort(String host, int port) {
        static HostPort of(String authority, String whole) {
            int colon = authority.lastIndexOf(':');
            // The colons of an IPv6 address stand in brackets.
            if (colon <= authority.lastIndexOf(']')) {
                return new HostPort(authority, 0);
            }
            try {
                return new HostPort(
                        authority.substring(0, colon),
                        Integer.parseInt(authority.substring(colon + 1)));
            } catch (NumberFormatException e) {
                throw unknown(whole);
            }
        }
    }
}
