package rows;

import module java.base;

/** A program that goes on while something else is done. What it prints lies in a file of the row's folder. */
record Started(Process process, Path lines) implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    static Started of(Place place, Map<String, String> env, List<String> command) throws IOException {
        var lines = Files.createTempFile(place.folder(), "started-", ".log");
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(lines.toFile());
        builder.environment().putAll(env);
        return new Started(builder.start(), lines);
    }

    /** Waits until it has printed a text. */
    void await(String text, Duration patience) throws IOException, InterruptedException {
        for (long until = System.nanoTime() + patience.toNanos(); !Files.readString(lines).contains(text); Thread.sleep(20)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                close();
                throw new IOException("it has not come to " + text + "; " + lines + " says more");
            }
        }
    }

    /** Such as {@code STOP}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    }

    /** Its exit code; 124 when it does not end within three minutes. */
    int end() throws InterruptedException {
        return process.waitFor(LONGEST) ? process.exitValue() : 124;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
