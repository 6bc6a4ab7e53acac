package io.stackctl.docker;

import io.stackctl.state.Health;
import java.util.OptionalInt;

/**
 * Reads the words of a listing's {@code Status}, such as {@code Up 5 minutes (unhealthy)} or {@code
 * Exited (137) 2 hours ago}. They tell exit code and health without an inspection of every
 * container.
 */
final class ContainerStatus {

    private ContainerStatus() {}

    static Health health(String status) {
        if (!status.startsWith("Up ")) {
            return Health.NONE;
        }
        if (status.endsWith("(healthy)")) {
            return Health.HEALTHY;
        }
        if (status.endsWith("(unhealthy)")) {
            return Health.UNHEALTHY;
        }
        return status.endsWith("(health: starting)") ? Health.STARTING : Health.NONE;
    }

    /** A status that does not tell of the health check, as one that does. */
    static String with(Health health, String status) {
        return switch (health) {
            case NONE -> status;
            case STARTING -> status + " (health: starting)";
            case HEALTHY -> status + " (healthy)";
            case UNHEALTHY -> status + " (unhealthy)";
        };
    }

    /** The number in {@code Exited (137)} and {@code Restarting (1)}. */
    static OptionalInt exitCode(String status) {
        int open = status.indexOf('(');
        int close = status.indexOf(')', open + 1);
        boolean ended = status.startsWith("Exited (") || status.startsWith("Restarting (");
        if (!ended || close < 0) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(status, open + 1, close, 10));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
