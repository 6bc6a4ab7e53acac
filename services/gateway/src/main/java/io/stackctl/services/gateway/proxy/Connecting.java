package io.stackctl.services.gateway.proxy;

import io.stackctl.services.gateway.routing.Backend;
import io.stackctl.services.http.Budget;
import io.stackctl.services.http.Link;
import io.stackctl.services.http.SocketWire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Connections to instances. */
public final class Connecting {
    private Connecting() {}

    static Link to(Backend backend, Duration atMost, Budget buffers) throws IOException {
        var wire = SocketWire.unconnected();
        try {
            wire.connect(
                    new InetSocketAddress(InetAddress.ofLiteral(backend.address()), backend.port()),
                    atMost);
            return Link.of(wire, buffers);
        } catch (IOException | IllegalArgumentException e) {
            wire.close();
            throw new IOException("no connection: " + e.getMessage(), e);
        }
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
            wire.connect(
                    new InetSocketAddress(InetAddress.ofLiteral(backend.address()), backend.port()),
                    atMost);
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            return Optional.of("no answer within " + atMost.toMillis() + " ms" + place);
        } catch (IOException | IllegalArgumentException e) {
            var reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            return Optional.of(reason + place);
        }
    }
}
