package io.stackctl.docker.host;

import io.stackctl.docker.json.JsonException;
import io.stackctl.docker.transport.BadAnswerException;
import io.stackctl.docker.transport.SshException;
import io.stackctl.docker.transport.TlsSettings;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says why there was no answer, and what to do about it. */
public final class Unreachable {

    private Unreachable() {}

    /**
     * Explains a broken call.
     *
     * @param call what was waited for, such as {@code GET /containers/json}
     */
    public static EngineFailure explain(EngineAddress address, String call, IOException cause) {
        if (cause instanceof BadAnswerException || cause instanceof JsonException) {
            return foreign(address, call, String.valueOf(cause.getMessage()));
        }
        return switch (address) {
            case EngineAddress.Unix(Path socket) -> socket(address, socket, call, cause);
            case EngineAddress.Tcp tcp -> network(tcp, call, cause);
            case EngineAddress.Ssh ssh -> login(ssh, call, cause);
        };
    }

    private static EngineFailure socket(
            EngineAddress address, Path socket, String call, IOException cause) {
        if (!Files.exists(socket)) {
            return unreachable(
                    address,
                    "there is no such socket",
                    "start the engine, for instance with: systemctl start docker; or name another"
                            + " one in DOCKER_HOST");
        }
        if (!Files.isWritable(socket)) {
            return unreachable(
                    address,
                    "permission denied",
                    "run as root, or join the socket's group: usermod -aG docker $USER, then log in"
                            + " again");
        }
        if (cause instanceof ConnectException) {
            return unreachable(
                    address,
                    "nobody listens on it",
                    "start the engine, for instance with: systemctl start docker");
        }
        return lost(address, call, cause);
    }

    private static EngineFailure network(
            EngineAddress.Tcp address, String call, IOException cause) {
        return switch (cause) {
            case UnknownHostException _ ->
                    unreachable(
                            address,
                            "no such host: " + address.host(),
                            "check the name in DOCKER_HOST or in the context");
            case SocketTimeoutException _ ->
                    unreachable(
                            address,
                            "it does not answer in time",
                            "check that the host is up and that no firewall drops port "
                                    + address.port());
            case NoRouteToHostException _ ->
                    unreachable(address, "no route to it", "check the network to the host");
            case ConnectException _ ->
                    unreachable(
                            address,
                            "connection refused",
                            "check that the engine listens on port "
                                    + address.port()
                                    + " (dockerd -H tcp://…)");
            case SSLException trouble ->
                    unreachable(
                            address,
                            "TLS failed: " + TlsTrouble.words(trouble, address.host()),
                            certificates(address));
            default -> lost(address, call, cause);
        };
    }

    private static String certificates(EngineAddress.Tcp address) {
        Optional<Path> folder = address.tls().flatMap(TlsSettings::folder);
        return folder.isEmpty()
                ? "set DOCKER_TLS_VERIFY=1 and DOCKER_CERT_PATH"
                : "check ca.pem, cert.pem and key.pem in "
                        + folder.get()
                        + ", and that the engine's certificate names "
                        + address.host();
    }

    private static EngineFailure login(EngineAddress.Ssh address, String call, IOException cause) {
        String words = String.valueOf(cause.getMessage());
        if (words.startsWith("Cannot run program")) {
            return unreachable(address, "there is no ssh command", "install openssh-client");
        }
        boolean lost =
                cause instanceof SshException end
                        ? end.answered()
                        : words.contains("closed the connection");
        return lost
                ? lost(address, call, cause)
                : unreachable(address, words, SshTrouble.remedy(words, address.trial()));
    }

    /**
     * What answers does not answer as an engine does.
     *
     * @param why what is wrong with the answer
     */
    public static EngineFailure foreign(EngineAddress address, String call, String why) {
        return new EngineFailure(
                Kind.FOREIGN,
                "what answers " + call + " at " + address + " is no Docker Engine: " + why,
                0,
                address instanceof EngineAddress.Ssh ssh
                        ? SshTrouble.remedyForNoise(ssh.trial())
                        : "check that DOCKER_HOST or the context names an engine, and neither a"
                                + " proxy nor a web server");
    }

    private static EngineFailure unreachable(EngineAddress address, String why, String remedy) {
        return new EngineFailure(
                Kind.UNREACHABLE,
                "Cannot connect to the Docker daemon at " + address + ": " + why,
                0,
                remedy);
    }

    private static EngineFailure lost(EngineAddress address, String call, IOException cause) {
        return new EngineFailure(
                Kind.CONNECTION_LOST,
                "The engine at "
                        + address
                        + " went away while it was asked for "
                        + call
                        + ": "
                        + cause.getMessage(),
                0,
                "see whether it is restarting, then run the same command again");
    }
}
