package io.stackctl.docker.host;

import io.stackctl.docker.transport.EngineTransport;
import io.stackctl.docker.transport.HttpClientTransport;
import io.stackctl.docker.transport.SocketTransport;
import io.stackctl.docker.transport.SshDialer;
import io.stackctl.docker.transport.TcpTarget;
import io.stackctl.docker.transport.TlsSettings;
import io.stackctl.docker.transport.UnixDialer;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an engine listens. Prints as the value of {@code DOCKER_HOST} that means it. */
public sealed interface EngineAddress {

    /**
     * Makes the transport; nothing is connected yet.
     *
     * @param settings what programs run with that it takes
     * @throws StackException when the certificates for it cannot be used
     */
    EngineTransport transport(Settings settings);

    /** What is the same for whoever means the same engine by this address. */
    default String identity() {
        return toString();
    }

    /** Where this machine reaches what the engine's containers publish. */
    default String publishedHost() {
        return "127.0.0.1";
    }

    /** What stands in front of every path, such as {@code /engine}; usually nothing. */
    default String basePath() {
        return "";
    }

    /** A socket of this machine. */
    record Unix(Path socket) implements EngineAddress {
        @Override
        public EngineTransport transport(Settings settings) {
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
     * @param host a name or address, an IPv6 one without brackets
     * @param tls how the connection is protected; empty for a plain one
     */
    record Tcp(String host, int port, String basePath, Optional<TlsSettings> tls)
            implements EngineAddress {
        @Override
        public EngineTransport transport(Settings settings) {
            if (tls.isEmpty()) {
                return new HttpClientTransport(TcpTarget.plain(host, port));
            }
            try {
                return new HttpClientTransport(TcpTarget.secured(host, port, tls.get()));
            } catch (IOException e) {
                throw new StackException(
                        new InvalidRequest(
                                "TLS is asked for, but " + e.getMessage(),
                                "put the right ca.pem, cert.pem and key.pem there"),
                        e);
            }
        }

        @Override
        public String publishedHost() {
            return host;
        }

        @Override
        public String toString() {
            return "tcp://" + HostPort.bracketed(host) + ":" + port + basePath;
        }
    }

    /**
     * An engine behind an ssh login.
     *
     * @param user empty for ssh's own choice
     * @param host a name or address, an IPv6 one without brackets, as ssh takes it
     * @param port 0 for ssh's own choice
     * @param socket the engine's socket over there; empty for the client's own choice there
     */
    record Ssh(String user, String host, int port, String socket) implements EngineAddress {
        @Override
        public EngineTransport transport(Settings settings) {
            return new SocketTransport(new SshDialer(command(), settings));
        }

        /** {@code ssh … -- HOST docker system dial-stdio}, as Docker's own client runs it. */
        List<String> command() {
            List<String> words = new ArrayList<>(List.of("ssh", "-o", "ConnectTimeout=30", "-T"));
            words.addAll(login());
            words.add("docker");
            if (!socket.isEmpty()) {
                // ssh hands its words to a shell over there.
                words.addAll(List.of("--host", ShellWord.quoted("unix://" + socket)));
            }
            words.addAll(List.of("system", "dial-stdio"));
            return words;
        }

        /** A command that the user can try, for a shell. */
        String trial() {
            StringBuilder line = new StringBuilder("ssh");
            for (String word : login()) {
                line.append(' ').append(ShellWord.quoted(word));
            }
            return line.append(" docker version").toString();
        }

        private List<String> login() {
            List<String> words = new ArrayList<>();
            if (!user.isEmpty()) {
                words.addAll(List.of("-l", user));
            }
            if (port != 0) {
                words.addAll(List.of("-p", String.valueOf(port)));
            }
            words.addAll(List.of("--", host));
            return words;
        }

        @Override
        public String publishedHost() {
            return host;
        }

        @Override
        public String toString() {
            return "ssh://"
                    + (user.isEmpty() ? "" : user + "@")
                    + HostPort.bracketed(host)
                    + (port == 0 ? "" : ":" + port)
                    + socket;
        }
    }

    /**
     * Reads {@code unix:///run/docker.sock}, {@code tcp://host:2375} or {@code ssh://user@host:22}.
     *
     * @param tls how a network connection is protected; empty for a plain one, which {@code
     *     https://} never gets
     * @throws StackException for anything else
     */
    static EngineAddress of(String text, Optional<TlsSettings> tls) {
        return new AddressReader(text).read(tls);
    }
}
