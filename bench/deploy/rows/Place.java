package rows;

import module java.base;

/**
 * Where a row is measured.
 *
 * @param root the checkout
 * @param folder for what this row leaves
 */
record Place(Path root, Path folder, Scenario scenario) {

    static final String PROJECT = "stackctl-bench-deploy";
    static final int PORT = 18480;

    static Place make(Path root, Path folder, Scenario scenario) throws IOException {
        Files.createDirectories(folder);
        var journal = Files.createDirectories(folder.resolve("journal"));
        // Whoever runs in the containers writes there.
        Files.setPosixFilePermissions(journal, PosixFilePermissions.fromString("rwxrwxrwx"));
        return new Place(root, folder, scenario);
    }

    Path log() {
        return folder.resolve("log");
    }

    Path journal() {
        return folder.resolve("journal");
    }

    Path stack(String file) {
        return root.resolve("bench/deploy/stack").resolve(file + ".yaml");
    }

    /** What the definition is interpolated with for this version. */
    Map<String, String> env(int version) {
        var env = new HashMap<>(Map.of(
                "VERSION", String.valueOf(version),
                "JOURNAL", journal().toString(),
                "HTTP_PORT", String.valueOf(PORT),
                "REPLICAS", String.valueOf(scenario.replicas()),
                "COMPOSE_BAKE", "false"));
        env.putAll(scenario.always());
        if (version > 1) {
            env.putAll(scenario.release());
        }
        return env;
    }
}
