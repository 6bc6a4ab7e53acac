package io.stackctl;

import io.stackctl.command.CommandLineTool;
import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.docker.PretendEngine;
import io.stackctl.local.Settings;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.ServiceName;
import io.stackctl.swarm.SwarmCluster;
import io.stackctl.swarm.spec.FileNames;
import io.stackctl.swarm.spec.PinnedImage;
import io.stackctl.swarm.spec.ServiceSpec;
import io.stackctl.terminal.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A manager that pretends, of a swarm of two machines with a stack of two services. */
final class PretendSwarm implements AutoCloseable {

    private final Path folder;
    private final PretendEngine manager = PretendEngine.docker();

    PretendSwarm(Path folder) throws IOException {
        this.folder = folder;
        for (var empty : List.of("networks", "configs", "secrets")) {
            manager.answering("GET /" + empty, 200, "[]");
        }
        manager.answering("POST /nodes/n2/update", 200, "")
                .answering("POST /nodes/n3/update", 200, "");
        nodes("ready");
        define();
    }

    private void define() throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"),
                """
                name: shop
                services:
                  db: {image: 'pg:1', deploy: {endpoint_mode: dnsrr}}
                  web: {image: 'web:1', depends_on: [db], deploy: {endpoint_mode: dnsrr}}
                """);
        manager.answering("GET /services", 200, "[" + service("db") + "," + service("web") + "]");
        manager.answering(
                "GET /networks",
                200,
                """
                [{"Id": "n", "Name": "shop_default",
                  "Labels": {"com.docker.stack.namespace": "shop"}}]
                """);
    }

    PretendEngine manager() {
        return manager;
    }

    /** How often a call was made. */
    long asked(String call) {
        return Collections.frequency(manager.calls(), call);
    }

    /** Its machines but for the manager are in that state. */
    void nodes(String state) {
        var two = node("n2", "two", state);
        var three = node("n3", "three", state);
        manager.answering("GET /nodes", 200, "[" + two + "," + three + "]")
                .answering("GET /nodes/n2", 200, two)
                .answering("GET /nodes/n3", 200, three);
    }

    private static String node(String id, String name, String state) {
        return """
        {"ID": "%s", "Version": {"Index": 4}, "Spec": {"Availability": "active"},
         "Description": {"Hostname": "%s"}, "Status": {"State": "%s"}}
        """
                .formatted(id, name, state);
    }

    /** As the definition has it, and before with another image. */
    String service(String name) {
        var request = LoadRequest.in(folder.toString(), Map.of("PWD", folder.toString()));
        var stack = new StackLoader(_ -> {}).load(request.build());
        var service = stack.service(ServiceName.of(name)).orElseThrow();
        var image = PinnedImage.unpinned(stack.imageOf(service).value());
        var spec =
                ServiceSpec.of(stack, service, image, new FileNames(Map.of(), Map.of())).toString();
        return """
        {"ID": "id-%s", "Version": {"Index": 8}, "UpdatedAt": "2026-11-27T17:00:00Z",
         "Spec": %s, "PreviousSpec": %s}
        """
                .formatted(name, spec, spec.replace(":1\"", ":0\""));
    }

    /** Standard output, standard error and the exit code of a verb. */
    String say(String... words) {
        var settings = settings();
        var toolbox = new LocalToolbox(settings, new Signals(), Optional.empty());
        var console = Captured.of(settings.environment(), folder, "");
        int code =
                new CommandLineTool(
                                console.get(),
                                new Wiring(toolbox, Optional.empty()),
                                Optional.empty())
                        .execute(words);
        return console.out() + console.err() + code;
    }

    /** What verbs speak to it by. */
    SwarmCluster cluster() {
        return new SwarmCluster(settings(), Map.of(), _ -> {});
    }

    private Settings settings() {
        return TestSettings.in(
                folder,
                Map.of(
                        "DOCKER_CONFIG", folder.toString(),
                        "DOCKER_HOST", manager.address(),
                        "STACKCTL_TARGET", "swarm"));
    }

    @Override
    public void close() {
        manager.close();
    }
}
