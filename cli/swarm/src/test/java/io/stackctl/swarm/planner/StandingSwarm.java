package io.stackctl.swarm.planner;

import io.stackctl.docker.json.Json;
import io.stackctl.model.Stack;
import io.stackctl.swarm.spec.FileContent;
import io.stackctl.swarm.spec.FileNames;
import io.stackctl.swarm.spec.FileSpec;
import io.stackctl.swarm.spec.PinnedImage;
import io.stackctl.swarm.spec.ServiceSpec;
import io.stackctl.swarm.state.ObservedFile;
import io.stackctl.swarm.state.ObservedService;
import io.stackctl.swarm.state.ObservedSwarm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a swarm has. */
final class StandingSwarm {

    private StandingSwarm() {}

    /** The one secret of a stack, with that content. */
    static List<FileSpec> files(Stack stack, String password) {
        var content = new FileContent(password.getBytes(StandardCharsets.UTF_8));
        return stack.secrets().stream()
                .map(secret -> FileSpec.of(FileSpec.Kind.SECRET, secret, content))
                .toList();
    }

    static ObservedSwarm nothing() {
        return new ObservedSwarm(
                List.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** One that holds a stack as it is defined. */
    static ObservedSwarm of(Stack stack, String password) {
        Map<String, ObservedFile> secrets = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (var file : files(stack, password)) {
            var name = file.definition().name();
            names.put(file.definition().key(), name);
            secrets.put(
                    name,
                    new ObservedFile("s1", name, Optional.of(file.digest()), Optional.empty()));
        }
        var services = new ArrayList<ObservedService>();
        for (var service : stack.services()) {
            var image = PinnedImage.unpinned(stack.imageOf(service).value());
            services.add(
                    new ObservedService(
                            "id-" + service.name(),
                            service.name(),
                            7,
                            Optional.empty(),
                            ServiceSpec.of(stack, service, image, new FileNames(Map.of(), names)),
                            Json.nothing(),
                            Json.nothing()));
        }
        return new ObservedSwarm(
                services,
                Map.of("shop_default", "n1"),
                Map.of(),
                Map.of(),
                secrets,
                Map.of(),
                Map.of());
    }
}
