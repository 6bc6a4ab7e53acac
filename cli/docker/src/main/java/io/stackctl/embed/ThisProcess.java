package io.stackctl.embed;

import io.stackctl.local.Settings;
import java.nio.file.Path;

/** What a program that says nothing of it means: its own variables and folders. */
final class ThisProcess {

    private ThisProcess() {}

    static Settings settings() {
        return new Settings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home", "/")),
                Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }
}
