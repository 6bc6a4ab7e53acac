package io.stackctl.services.gateway;

import io.stackctl.services.gateway.discovery.Discovery;
import io.stackctl.services.gateway.proxy.Limits;
import io.stackctl.services.gateway.proxy.Milliseconds;
import io.stackctl.services.gateway.routing.AddressRanges;
import io.stackctl.services.kit.Default;
import io.stackctl.services.kit.HostNames;
import io.stackctl.services.kit.Port;

/**
 * What the gateway reads from its environment, beside what every service does; the README says what
 * each is for.
 *
 * @param proxyPort where requests come in
 * @param dockerSocket the engine's, in the file system
 * @param scope whose containers count
 * @param exposedByDefault whether containers without {@code traefik.enable} are routed to
 * @param defaultHost whose routes serve hosts that nobody declared; empty for none
 * @param adminToken what changing calls have to bring; empty for none, then they are for loopback
 *     only
 * @param dashboardHosts names by which the dashboard may be called, beside addresses, localhost and
 *     those inside
 * @param trustedProxies whose {@code X-Forwarded} fields are believed
 */
public record Settings(
        @Default("80") Port proxyPort,
        @Default("/var/run/docker.sock") String dockerSocket,
        @Default("project") Scope scope,
        @Default("off") boolean exposedByDefault,
        @Default("") String defaultHost,
        @Default("") String adminToken,
        @Default("") HostNames dashboardHosts,
        @Default("") AddressRanges trustedProxies,
        @Default("on") boolean accessLog,
        @Default("256") int maxConnections,
        @Default("1000") int maxHeld,
        @Default("10s") Milliseconds headerTimeout,
        @Default("30s") Milliseconds bodyTimeout,
        @Default("60s") Milliseconds idleTimeout,
        @Default("1s") Milliseconds connectTimeout,
        @Default("60s") Milliseconds responseTimeout,
        @Default("10m") Milliseconds streamIdleTimeout,
        @Default("1h") Milliseconds tunnelIdleTimeout,
        @Default("2s") Milliseconds retryFor,
        @Default("8s") Milliseconds drainTimeout) {

    /** Which containers may declare routes. */
    public enum Scope {
        /** Those of the gateway's own stack. */
        PROJECT,
        /** Every container of the engine. */
        ALL
    }

    public Settings {
        if (maxConnections < 1 || maxConnections > 10_000) {
            throw new IllegalArgumentException(
                    "MAX_CONNECTIONS=" + maxConnections + " is not from 1 to 10000");
        }
        if (maxHeld < 0 || maxHeld > 10_000) {
            throw new IllegalArgumentException("MAX_HELD=" + maxHeld + " is not from 0 to 10000");
        }
    }

    Discovery.Scope discoveryScope() {
        return new Discovery.Scope(scope == Scope.ALL, exposedByDefault, defaultHost);
    }

    Limits limits() {
        return new Limits(
                maxConnections,
                maxHeld,
                headerTimeout.duration(),
                bodyTimeout.duration(),
                idleTimeout.duration(),
                connectTimeout.duration(),
                responseTimeout.duration(),
                streamIdleTimeout.duration(),
                tunnelIdleTimeout.duration(),
                retryFor.duration(),
                drainTimeout.duration());
    }
}
