package io.stackctl.workflow;

import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Who does something, in the form {@code user@host}. */
final class Operator {

    private static final Path HOST = Path.of("/proc/sys/kernel/hostname");

    /** Who set a pipeline going, in the variables of those that run most of them. */
    private static final String[] ACTORS = {
        "GITHUB_ACTOR", "GITLAB_USER_LOGIN", "BITBUCKET_STEP_TRIGGERER_UUID", "BUILD_USER_ID"
    };

    private static final String[] USERS = {"SUDO_USER", "USER", "LOGNAME"};

    private Operator() {}

    static String of(Settings settings) {
        var user = first(settings, ACTORS);
        if (user.isEmpty()) {
            user = first(settings, USERS);
        }
        if (user.isEmpty()) {
            var home = settings.home().getFileName();
            user = home == null ? "somebody" : home.toString();
        }
        return user + "@" + host(settings);
    }

    private static String first(Settings settings, String... variables) {
        for (var variable : variables) {
            if (!settings.variable(variable).isBlank()) {
                return settings.variable(variable);
            }
        }
        return "";
    }

    private static String host(Settings settings) {
        try {
            return Files.readString(HOST).strip();
        } catch (IOException noLinux) {
            var host = settings.variable("HOSTNAME");
            return host.isEmpty() ? "unknown" : host;
        }
    }
}
