package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.balancing.Instance;
import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.SocketWire;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connections to instances. */
public final class Connecting {
    private Connecting() {}

    static Link to(Backend backend, Duration atMost, Budget buffers) throws IOException {
        var wire = SocketWire.unconnected();
        try {
            wire.connect(place(backend), atMost);
            return Link.of(wire, buffers);
        } catch (IOException | IllegalArgumentException e) {
            wire.close();
            throw new IOException("no connection: " + e.getMessage(), e);
        }
    }

    /** The same, which tells whether the instance's machine is there. */
    static Link to(Instance instance, Duration atMost, Budget buffers) throws IOException {
        try {
            var link = to(instance.backend(), atMost, buffers);
            instance.presence().answered();
            return link;
        } catch (IOException e) {
            note(instance, e.getCause());
            throw e;
        }
    }

    /**
     * Whether the machine of an instance is gone, of which an answer is awaited. Looks itself from
     * time to time, whoever asks.
     */
    static boolean isGone(Instance instance, Duration atMost) throws IOException {
        if (!instance.presence().isGone() && instance.presence().isToBeLookedAt()) {
            try (var wire = SocketWire.unconnected()) {
                wire.connect(place(instance.backend()), atMost);
                instance.presence().answered();
            } catch (IOException | IllegalArgumentException e) {
                note(instance, e);
            }
        }
        return instance.presence().isGone();
    }

    private static void note(Instance instance, @Nullable Throwable failure) {
        // Nobody but its machine refuses a connection.
        if (failure instanceof ConnectException) {
            instance.presence().answered();
        } else {
            instance.presence().unanswered();
        }
    }

    private static InetSocketAddress place(Backend backend) {
        return new InetSocketAddress(InetAddress.ofLiteral(backend.address()), backend.port());
    }

    /**
     * Connects from where the gateway is, sends nothing, and closes.
     *
     * @return why that fails, such as {@code connection refused at 172.18.0.4:8080}; empty when it
     *     does not
     */
    public static Optional<String> probe(Backend backend, Duration atMost) {
        if (backend.address().isEmpty()) {
            return Optional.of(
                    backend.containerName()
                            + " has no address on a network of the gateway: it is "
                            + backend.readiness());
        }
        var place = " at " + backend.address() + ":" + backend.port();
        try (var wire = SocketWire.unconnected()) {
            wire.connect(place(backend), atMost);
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of("no answer within " + atMost.toMillis() + " ms" + place);
        } catch (IOException | IllegalArgumentException e) {
            var reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            return Optional.of(reason + place);
        }
    }
}
