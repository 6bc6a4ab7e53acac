package rows;

import module java.base;

/** The application's containers, whoever has made them. */
final class Containers {

    private Containers() {}

    /** Full ids of those that run. */
    static List<String> ofApp() throws IOException, InterruptedException {
        var composed = Commands.lines(
                "docker", "ps", "-q", "--no-trunc", "--filter", "label=com.docker.compose.project=" + Place.PROJECT, "--filter",
                "label=com.docker.compose.service=app");
        return composed.isEmpty()
                ? Commands.lines("docker", "ps", "-q", "--no-trunc", "--filter", "label=com.docker.swarm.service.name=app")
                : composed;
    }

    /** A network that the application is on. */
    static String network() throws IOException, InterruptedException {
        return Commands.lines(
                        "docker", "inspect", "-f", "{{range $name, $_ := .NetworkSettings.Networks}}{{println $name}}{{end}}", ofApp().getFirst())
                .getFirst();
    }
}
