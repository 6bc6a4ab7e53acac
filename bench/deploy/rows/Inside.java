package rows;

import module java.base;

/** A client within the network, which asks the application by its name and caches addresses as a JVM does. */
final class Inside implements AutoCloseable {

    private static final String NAME = Place.PROJECT + "-inside";

    private final Place place;

    Inside(Place place) throws IOException, InterruptedException {
        this.place = place;
        Files.writeString(place.journal().resolve("phase"), "rest");
        Commands.need(
                place,
                Map.of(),
                List.of(("docker run -d --name " + NAME + " --network " + Containers.network() + " -v " + place.journal()
                                + ":/journal --entrypoint java stackctl-bench-app:1 -XX:+UseSerialGC -Xmx64m -cp bench.jar load.Main"
                                + " app:" + place.env(1).getOrDefault("APP_PORT", "8080") + " rate=20 seconds=300 control=/journal/phase out=/journal/inside.json")
                        .split(" ")));
    }

    void phase(String phase) throws IOException {
        Files.writeString(place.journal().resolve("phase"), phase);
    }

    /** What it saw, when it was told to end. */
    String report() throws IOException, InterruptedException {
        phase("end");
        Commands.lines("docker", "wait", NAME);
        var report = place.journal().resolve("inside.json");
        return Files.exists(report) ? Files.readString(report).strip() : "";
    }

    @Override
    public void close() throws IOException, InterruptedException {
        Commands.run(place, Map.of(), List.of("docker", "rm", "-f", NAME));
    }
}
