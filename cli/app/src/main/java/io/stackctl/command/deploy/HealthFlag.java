package io.stackctl.command.deploy;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Toggle;
import io.stackctl.command.Verb;

/**
 * {@code --skip-health}, which others have for emergencies. It is told of what helps there, lest a
 * flag of a similar name is taken for it.
 */
final class HealthFlag {

    private final Toggle flag;

    HealthFlag(Verb verb) {
        flag = verb.addHidden(new Toggle(new String[] {"--skip-health"}, "", false));
    }

    /** Refuses it. */
    void check() {
        if (flag.isOn()) {
            throw BadUsage.of(
                    flag.longestName()
                            + " is not supported: a version that nobody has found ready would get"
                            + " all requests",
                    "Where the health check itself is wrong, correct it, or say in ready.probe what"
                            + " tells that a container is ready. --no-rollback leaves new"
                            + " containers that are not ready standing, to be looked at. In an"
                            + " emergency stackctl up replaces containers without waiting.");
        }
    }
}
