package io.stackctl.kubernetes.workload;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.storage.PodStorage;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;

/** The container that is the service. */
final class MainContainer {

    private final ServiceScope service;

    private MainContainer(ServiceScope service) {
        this.service = service;
    }

    static Mapping of(ServiceScope service, PodStorage storage, EnvironmentFields environment) {
        var container = new MainContainer(service);
        var fields = new Fields().text("name", service.name());
        container.image(fields);
        container.words(fields);
        fields.list("env", environment.entries(), service.at("environment"));
        fields.list("ports", ContainerPorts.of(service), service.at("ports"));
        fields.put("resources", ContainerResources.of(service));
        new Probes(service).addTo(fields);
        fields.put("lifecycle", Lifecycle.of(service));
        fields.put("securityContext", SecurityContext.ofContainer(service));
        fields.list("volumeMounts", storage.mounts(), service.at("volumes"));
        container.streams(fields);
        return fields.build();
    }

    private void image(Fields fields) {
        var image = service.stack().stack().imageOf(service.service()).toString();
        fields.text("image", image, service.at("image"));
        if (service.service().build().isPresent() && !image.contains("/")) {
            service.warn(
                    service.at("build"),
                    "build",
                    "'" + image + "' is an image of this machine",
                    "give it a name with a registry in front, and build and push it: stackctl"
                            + " build --push");
        }
        var policy = service.service().definition().has("pull_policy");
        if (policy) {
            fields.text(
                    "imagePullPolicy",
                    policy(service.service().pullPolicy()),
                    service.at("pull_policy"));
        }
    }

    private static String policy(PullPolicy policy) {
        return switch (policy) {
            case PullPolicy.Always _, PullPolicy.Every _ -> "Always";
            case PullPolicy.Never _ -> "Never";
            case PullPolicy.Missing _, PullPolicy.Build _ -> "IfNotPresent";
        };
    }

    private void words(Fields fields) {
        words(fields, "command", "entrypoint");
        words(fields, "args", "command");
        var folder = service.service().workingDir();
        if (!folder.isEmpty()) {
            fields.text("workingDir", folder, service.at("working_dir"));
        }
    }

    private void words(Fields fields, String field, String key) {
        if (!(service.definition().get(key) instanceof Sequence words)) {
            return;
        }
        if (words.items().isEmpty() && field.equals("args") && !fields.has("command")) {
            service.warn(
                    service.at(key),
                    key,
                    "an empty command cannot take the place of the image's",
                    "write `entrypoint` with all of its words");
        }
        fields.list(
                field,
                words.items().stream()
                        .map(word -> text(((Scalar) word).text(), word.location()))
                        .toList(),
                service.at(key));
    }

    private static Scalar.Text text(String word, Location place) {
        return new Scalar.Text(Dollars.kept(word), place);
    }

    private void streams(Fields fields) {
        if (service.service().stdinOpen()) {
            fields.flag("stdin", true, service.at("stdin_open"));
        }
        if (service.service().tty()) {
            fields.flag("tty", true, service.at("tty"));
        }
    }
}
