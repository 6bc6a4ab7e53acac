package io.stackctl.engine;

import io.stackctl.definition.yaml.YamlReader;
import io.stackctl.failure.Location;
import io.stackctl.model.Extension;
import io.stackctl.model.Service;
import io.stackctl.model.Sources;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.service.NetworkAttachment;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Sequence;
import io.stackctl.state.NewLabels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stacks of tests, written in the canonical form of a definition. */
public record TestStack(Stack stack) {

    /** Reads a definition that has all short forms expanded. */
    public static TestStack of(String name, String yaml) {
        var document = (Mapping) YamlReader.read("test.yaml", yaml).getFirst().root();
        List<Service> services = new ArrayList<>();
        for (var entry : document.mapping("services").entries()) {
            services.add(new Service(ServiceName.of(entry.key()), (Mapping) entry.value()));
        }
        return new TestStack(
                new Stack(
                        StackName.of(name),
                        new Sources("/project", List.of("/project/compose.yaml"), List.of()),
                        document,
                        services,
                        List.of(),
                        List.of(),
                        Map.of(),
                        Extension.NONE));
    }

    public Service service(String name) {
        return stack.service(ServiceName.of(name)).orElseThrow();
    }

    /** A container of a service as {@code up} would create it. */
    public ContainerSpec container(String service, int number) {
        Service definition = service(service);
        String name = stack.name() + "-" + service + "-" + number;
        return new ContainerSpec(
                name,
                stack,
                definition,
                definition.image().orElseThrow().value(),
                labels(service, number),
                endpoints(definition, name),
                List.of(),
                Map.of(),
                List.of(),
                false,
                false);
    }

    /** A container without a name that has the volumes of another one, as init steps have it. */
    public ContainerSpec init(String service, ContainerId donor) {
        var definition = service(service);
        var from = Sequence.ofTexts(List.of("container:" + donor), Location.NONE);
        return new ContainerSpec(
                "",
                stack,
                new Service(
                        definition.name(),
                        definition.definition().without("volumes").with("volumes_from", from)),
                definition.image().orElseThrow().value(),
                NewLabels.ofInit(stack.name(), definition.name()),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                false,
                false);
    }

    public NetworkSpec network(String key) {
        var definition =
                stack.networks().stream()
                        .filter(network -> network.key().equals(key))
                        .findFirst()
                        .orElseThrow();
        return new NetworkSpec(definition, resourceLabels());
    }

    public VolumeSpec volume(String key) {
        var definition =
                stack.volumes().stream()
                        .filter(volume -> volume.key().equals(key))
                        .findFirst()
                        .orElseThrow();
        return new VolumeSpec(definition, resourceLabels());
    }

    private Map<String, String> labels(String service, int number) {
        Map<String, String> labels = new LinkedHashMap<>(service(service).labels());
        labels.putAll(resourceLabels());
        labels.put("com.docker.compose.service", service);
        labels.put("com.docker.compose.container-number", String.valueOf(number));
        labels.put("com.docker.compose.oneoff", "False");
        labels.put("com.docker.compose.config-hash", "0".repeat(64));
        return labels;
    }

    private Map<String, String> resourceLabels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("com.docker.compose.project", stack.name().value());
        return labels;
    }

    private List<EndpointSpec> endpoints(Service service, String containerName) {
        List<EndpointSpec> endpoints = new ArrayList<>();
        for (NetworkAttachment attachment : service.connectivity().networks()) {
            List<String> aliases = new ArrayList<>(List.of(containerName, service.name().value()));
            aliases.addAll(attachment.aliases());
            endpoints.add(
                    new EndpointSpec(
                            network(attachment.network()).network().name(),
                            attachment,
                            aliases,
                            List.of()));
        }
        return endpoints;
    }
}
