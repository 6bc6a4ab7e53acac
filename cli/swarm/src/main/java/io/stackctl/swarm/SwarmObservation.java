package io.stackctl.swarm;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.api.Parallel;
import io.stackctl.docker.json.Json;
import io.stackctl.model.Order;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.swarm.spec.NamespaceLabels;
import io.stackctl.swarm.state.ObservedFile;
import io.stackctl.swarm.state.ObservedService;
import io.stackctl.swarm.state.ObservedSwarm;
import io.stackctl.swarm.state.SwarmTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at what a swarm holds of a stack: four listings at once. */
final class SwarmObservation {

    private final EngineApi api;
    private final StackName stack;

    SwarmObservation(EngineApi api, StackName stack) {
        this.api = api;
        this.stack = stack;
    }

    ObservedSwarm look() {
        try (var questions = new Parallel()) {
            var services = questions.ask(this::services);
            var networks =
                    questions.ask(() -> api.list(ApiCall.get("/networks"), network -> network));
            var configs = questions.ask(() -> files("/configs"));
            var secrets = questions.ask(() -> files("/secrets"));
            return of(
                    Parallel.answer(services),
                    Parallel.answer(networks),
                    Parallel.answer(configs),
                    Parallel.answer(secrets));
        }
    }

    private ObservedSwarm of(
            List<ObservedService> services,
            List<Json> networks,
            List<Listed> configs,
            List<Listed> secrets) {
        Map<String, String> own = new LinkedHashMap<>();
        Map<String, String> foreign = new LinkedHashMap<>();
        for (var network : Listed.networks(networks)) {
            (network.isOf(stack) ? own : foreign).put(network.name, network.id);
        }
        return new ObservedSwarm(
                services,
                own,
                foreign,
                ofStack(configs),
                ofStack(secrets),
                others(configs),
                others(secrets));
    }

    List<ObservedService> services() {
        var call = ApiCall.get("/services").query("filters", NamespaceLabels.filter(stack));
        var services = new ArrayList<ObservedService>();
        for (var service : api.list(call, json -> json)) {
            var spec = service.get("Spec");
            var name = spec.required("Name");
            var prefix = NamespaceLabels.scoped(stack, "");
            services.add(
                    new ObservedService(
                            service.required("ID"),
                            ServiceName.of(
                                    name.startsWith(prefix)
                                            ? name.substring(prefix.length())
                                            : name),
                            service.get("Version").number("Index"),
                            SwarmTime.of(service.text("UpdatedAt")),
                            spec,
                            service.get("PreviousSpec"),
                            service.get("UpdateStatus")));
        }
        services.sort(Order.by(ObservedService::name));
        return services;
    }

    private List<Listed> files(String path) {
        return api.list(ApiCall.get(path), Listed::ofFile);
    }

    private Map<String, ObservedFile> ofStack(List<Listed> files) {
        Map<String, ObservedFile> found = new LinkedHashMap<>();
        for (var file : files) {
            if (file.isOf(stack)) {
                var data = file.json.get("Spec").text("Data");
                found.put(
                        file.name,
                        new ObservedFile(
                                file.id,
                                file.name,
                                Optional.ofNullable(file.labels.get(NamespaceLabels.CONTENT)),
                                data.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(Base64.getDecoder().decode(data))));
            }
        }
        return found;
    }

    private Map<String, String> others(List<Listed> files) {
        Map<String, String> found = new LinkedHashMap<>();
        for (var file : files) {
            if (!file.isOf(stack)) {
                found.put(file.name, file.id);
            }
        }
        return found;
    }

    /** An entry of a listing. */
    private record Listed(String id, String name, Map<String, String> labels, Json json) {

        /**
         * Without those that the swarm has no more: a machine tells of its own part, with its
         * peers, until its last task has ended.
         */
        static List<Listed> networks(List<Json> listed) {
            return listed.stream()
                    .filter(network -> network.items("Peers").isEmpty())
                    .map(Listed::ofNetwork)
                    .toList();
        }

        private static Listed ofNetwork(Json network) {
            return new Listed(
                    network.required("Id"),
                    network.required("Name"),
                    network.textsByKey("Labels"),
                    network);
        }

        static Listed ofFile(Json file) {
            var spec = file.get("Spec");
            return new Listed(
                    file.required("ID"), spec.required("Name"), spec.textsByKey("Labels"), file);
        }

        boolean isOf(StackName stack) {
            return stack.value().equals(labels.get(NamespaceLabels.NAMESPACE));
        }
    }
}
