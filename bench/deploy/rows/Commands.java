package rows;

import module java.base;

/** Starts programs. What they say goes to a row's log. */
final class Commands {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Commands() {}

    /** Its exit code; 124 when it did not end within three minutes. */
    static int run(Place place, Map<String, String> env, List<String> command) throws IOException, InterruptedException {
        Files.writeString(place.log(), "$ " + String.join(" ", command) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()));
        builder.environment().putAll(env);
        var process = builder.start();
        if (!process.waitFor(LONGEST)) {
            process.destroy();
            process.waitFor();
            return 124;
        }
        return process.exitValue();
    }

    /** The same, for what has to succeed. */
    static void need(Place place, Map<String, String> env, List<String> command) throws IOException, InterruptedException {
        int code = run(place, env, command);
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code + "; " + place.log() + " says why");
        }
    }

    /** The lines that it prints, none when it fails. */
    static List<String> lines(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var lines = process.inputReader().lines().toList();
        return process.waitFor() == 0 ? lines : List.of();
    }
}
