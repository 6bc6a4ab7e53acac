package rows;

import module java.base;

/** What a stack leaves that {@code down} spares, on purpose or after a failure: the next row is to find nothing of it. */
final class Leftovers {

    private Leftovers() {}

    /** What the containers have said, for whoever wants to know why a row is as it is. */
    static void keepLogs(Place place) throws IOException, InterruptedException {
        for (var id : Commands.lines("docker", "ps", "-aq", "--filter", "label=com.docker.compose.project=" + Place.PROJECT)) {
            Commands.run(place, Map.of(), List.of("docker", "logs", "--tail", "200", id));
        }
    }

    static void remove(Place place) throws IOException, InterruptedException {
        remove(place, List.of("docker", "rm", "-f", "-v"), "docker", "ps", "-aq", "--filter", "label=com.docker.compose.project=" + Place.PROJECT);
        remove(place, List.of("docker", "rm", "-f", "-v"), "docker", "ps", "-aq", "--filter", "name=" + Place.PROJECT);
        remove(place, List.of("docker", "volume", "rm"), "docker", "volume", "ls", "-q", "--filter", "name=^" + Place.PROJECT + "_");
        remove(place, List.of("docker", "rmi"), "docker", "images", "--format", "{{.Repository}}:{{.Tag}}", Place.PROJECT + "-*");
    }

    private static void remove(Place place, List<String> by, String... listed) throws IOException, InterruptedException {
        var names = Commands.lines(listed);
        if (!names.isEmpty()) {
            Commands.run(place, Map.of(), Stream.concat(by.stream(), names.stream()).toList());
        }
    }
}
