package io.stackctl.local;

import java.nio.file.Path;
import java.util.Map;

/** Settings for tests. */
public final class TestSettings {

    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private TestSettings() {}

    /** Those of this process. */
    public static Settings process() {
        return of(System.getenv());
    }

    /** Those of this process with other variables. */
    public static Settings of(Map<String, String> environment) {
        return new Settings(
                environment,
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home")),
                TEMPORARY);
    }

    /** Variables and a folder to be in, at home in the same place. */
    public static Settings in(Path folder, Map<String, String> environment) {
        return new Settings(environment, folder, folder, TEMPORARY);
    }
}
