package rows;

import module java.base;

/** What the engine tells of the application's containers while a row is measured: no tool's word is taken for it. */
final class Events implements AutoCloseable {

    private static final String FORMAT = "{{.TimeNano}}\t{{.ID}}\t{{.Action}}\t{{.Actor.Attributes.exitCode}}"
            + "\t{{index .Actor.Attributes \"com.docker.compose.service\"}}\t{{index .Actor.Attributes \"com.docker.swarm.service.name\"}}";

    private record Event(String id, String action, String exit) {}

    private final Process process;
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Set<String> before;
    private final Thread reader;

    /** From now on; {@code before} are those that serve already. */
    Events(Collection<String> before) throws IOException {
        this.before = Set.copyOf(before);
        var command = new ArrayList<>(List.of("docker", "events", "--format", FORMAT, "--filter", "type=container"));
        Stream.of("start", "kill", "die", "oom", "health_status").forEach(event -> command.addAll(List.of("--filter", "event=" + event)));
        process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        reader = Thread.startVirtualThread(() -> process.inputReader().lines().forEach(this::take));
    }

    private void take(String line) {
        var fields = line.split("\t", -1);
        if (fields.length >= 6 && (fields[4].equals("app") || fields[5].equals("app"))) {
            events.add(new Event(fields[1], fields[2], fields[3]));
        }
    }

    /** The most containers that ran at a time. */
    int peak() {
        var running = new HashSet<>(before);
        int peak = running.size();
        for (var event : events) {
            switch (event.action()) {
                case "start" -> running.add(event.id());
                case "die" -> running.remove(event.id());
                default -> {}
            }
            peak = Math.max(peak, running.size());
        }
        return peak;
    }

    /** The fewest that were healthy and not yet told to stop. */
    int fewestReady() {
        var ready = new HashSet<>(before);
        int fewest = ready.size();
        for (var event : events) {
            switch (event.action()) {
                case "health_status: healthy" -> ready.add(event.id());
                case "start", "kill", "die", "health_status: unhealthy" -> ready.remove(event.id());
                default -> {}
            }
            fewest = Math.min(fewest, ready.size());
        }
        return fewest;
    }

    /** Those that the engine had to end by force. */
    long killed() {
        return events.stream().filter(e -> e.action().equals("die") && e.exit().equals("137")).count();
    }

    /** Whether nothing at all has happened to those that served before. */
    boolean untouched() {
        return events.stream().noneMatch(e -> before.contains(e.id()) && Set.of("kill", "die", "start").contains(e.action()));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
        reader.join();
    }
}
