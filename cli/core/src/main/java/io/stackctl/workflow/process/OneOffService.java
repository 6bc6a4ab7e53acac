package io.stackctl.workflow.process;

import io.stackctl.definition.MountOption;
import io.stackctl.definition.shape.PortText;
import io.stackctl.failure.Location;
import io.stackctl.local.Settings;
import io.stackctl.model.Service;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Applies what the user says to {@code run} to a service. */
final class OneOffService {

    private static final Location NONE = Location.NONE;

    private OneOffService() {}

    /**
     * The service of the one-off container.
     *
     * @param settings what relative paths of its mounts mean
     */
    static Service of(Service service, RunRequest request, Settings settings) {
        var changes = request.changes();
        var definition = service.definition().toBuilder();
        definition.remove("container_name").remove("restart").put("scale", new Scalar.Int(1, NONE));
        var deploy = service.definition().mapping("deploy");
        if (deploy.has("restart_policy")) {
            definition.put("deploy", deploy.without("restart_policy"));
        }
        if (!changes.servicePorts()) {
            definition.remove("ports");
        }
        changes.entrypoint()
                .ifPresent(words ->
                        definition
                                .put("entrypoint", Sequence.ofTexts(words, NONE))
                                .remove("command"));
        if (!request.command().isEmpty()) {
            definition.put("command", Sequence.ofTexts(request.command(), NONE));
        }
        put(definition, "user", changes.user());
        put(definition, "working_dir", changes.workingDirectory());
        definition.put("tty", new Scalar.Bool(request.terminal(), NONE));
        definition.put("stdin_open", new Scalar.Bool(request.interactive(), NONE));
        var changed = maps(definition.build(), changes);
        return new Service(service.name(), lists(changed, service, changes, settings));
    }

    private static void put(Mapping.Builder definition, String key, String value) {
        if (!value.isEmpty()) {
            definition.put(key, new Scalar.Text(value, NONE));
        }
    }

    private static Mapping maps(Mapping definition, RunRequest.Changes changes) {
        var environment = definition.mapping("environment").toBuilder();
        changes.environment()
                .forEach((key, value) -> environment.put(key, new Scalar.Text(value, NONE)));
        var labels = definition.mapping("labels").toBuilder();
        changes.labels().forEach((key, value) -> labels.put(key, new Scalar.Text(value, NONE)));
        return definition.with("environment", environment.build()).with("labels", labels.build());
    }

    private static Mapping lists(
            Mapping definition, Service service, RunRequest.Changes changes, Settings settings) {
        var mounts = new ArrayList<Node>(definition.mappings("volumes"));
        for (var text : changes.volumes()) {
            var mount =
                    MountOption.of(
                            text,
                            settings.workingDirectory().toString(),
                            settings.home().toString());
            mounts.removeIf(
                    other -> ((Mapping) other).text("target", "").equals(mount.text("target", "")));
            mounts.add(mount);
        }
        var ports = new ArrayList<Node>(definition.mappings("ports"));
        changes.publish().forEach(text -> ports.addAll(PortText.parse(text, NONE)));
        var result = definition.toBuilder();
        if (!mounts.isEmpty()) {
            result.put("volumes", new Sequence(mounts, NONE));
        }
        if (!ports.isEmpty()) {
            result.put("ports", new Sequence(ports, NONE));
        }
        capabilities(
                result,
                "cap_add",
                service.definition().texts("cap_add"),
                changes.capAdd(),
                changes.capDrop());
        capabilities(
                result,
                "cap_drop",
                service.definition().texts("cap_drop"),
                changes.capDrop(),
                changes.capAdd());
        return result.build();
    }

    private static void capabilities(
            Mapping.Builder definition,
            String key,
            List<String> given,
            List<String> more,
            List<String> less) {
        var all = new LinkedHashSet<>(given);
        all.addAll(more);
        less.forEach(all::remove);
        if (all.isEmpty()) {
            definition.remove(key);
        } else {
            definition.put(key, Sequence.ofTexts(all, NONE));
        }
    }
}
