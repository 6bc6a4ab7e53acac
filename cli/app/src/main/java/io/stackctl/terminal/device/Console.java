package io.stackctl.terminal.device;

import io.stackctl.local.Settings;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a process is connected to. {@code Main} makes one of the real streams, a test one of
 * buffers.
 *
 * @param out takes data and nothing else
 * @param err takes progress, warnings and failures
 * @param settings variables and folders of the process
 */
public record Console(InputStream in, TextOutput out, TextOutput err, Settings settings, Tty tty) {

    /** The variables. */
    public Map<String, String> environment() {
        return settings.environment();
    }

    /** Where relative paths that the user types start; absolute. */
    public Path workingDirectory() {
        return settings.workingDirectory();
    }

    /** The same with these variables in place of the process's. */
    public Console withEnvironment(Map<String, String> other) {
        return new Console(in, out, err, settings.withEnvironment(other), tty);
    }

    /** The value of a variable; empty when it is not set. */
    public String variable(String name) {
        return settings.variable(name);
    }

    /**
     * Whether a variable says yes: {@code 1}, {@code t}, {@code true} or {@code y}, in any case.
     */
    public boolean isOn(String name) {
        return switch (variable(name).toLowerCase(java.util.Locale.ROOT)) {
            case "1", "t", "true", "y" -> true;
            default -> false;
        };
    }
}
