package io.stackctl.definition;

import io.stackctl.definition.shape.KeyPath;
import io.stackctl.definition.shape.Mistakes;
import io.stackctl.failure.Location;
import io.stackctl.failure.NearestName;
import io.stackctl.model.service.Connectivity;
import io.stackctl.model.service.NamespaceMode;
import io.stackctl.model.service.Peer;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Checks that the parts of a canonical definition fit together. */
public final class ConsistencyChecks {

    private static final KeyPath SERVICES = KeyPath.ROOT.key("services");

    private final Mapping document;
    private final Map<String, Mapping> checked;
    private final Map<String, Mapping> enabled;
    private final Map<String, Mapping> disabled;
    private final Predicate<String> enabledByName;
    private final Mistakes mistakes = new Mistakes();

    private ConsistencyChecks(
            Mapping document,
            Map<String, Mapping> checked,
            Map<String, Mapping> enabled,
            Map<String, Mapping> disabled,
            Predicate<String> enabledByName) {
        this.document = document;
        this.checked = checked;
        this.enabled = enabled;
        this.disabled = disabled;
        this.enabledByName = enabledByName;
    }

    /** Checks of the enabled services of a document that is loaded. */
    static ConsistencyChecks of(Mapping document, Selection selection) {
        return new ConsistencyChecks(
                document,
                selection.enabled(),
                selection.enabled(),
                selection.disabled(),
                selection::isEnabledByName);
    }

    /**
     * Checks of a document whose services were selected already: one may still name others that the
     * selection has left out, and have another count of replicas than it was defined with.
     *
     * @param services all that the document has, by their names
     * @param leftOut those that are not part of it, by their names
     */
    public static ConsistencyChecks ofSelected(
            Mapping document, Mapping services, Mapping leftOut) {
        var checked = new TreeMap<String, Mapping>();
        services.entries().forEach(entry -> checked.put(entry.key(), scaled(entry.value())));
        var known = new TreeMap<String, Mapping>(checked);
        leftOut.entries().forEach(entry -> known.putIfAbsent(entry.key(), scaled(entry.value())));
        return new ConsistencyChecks(document, checked, known, Map.of(), name -> false);
    }

    private static Mapping scaled(Node service) {
        return service instanceof Mapping mapping
                ? Scale.asDeployed(mapping)
                : Mapping.empty(service.location());
    }

    /**
     * Runs them all.
     *
     * @throws io.stackctl.failure.StackException with all that does not fit
     */
    public void run() {
        checked.forEach((name, service) -> {
            var path = SERVICES.key(name);
            checkImage(name, service, path);
            checkBuild(name, service, path);
            checkNetworks(name, service, path);
            checkHealthcheck(service, path);
            checkDependencies(name, service, path);
            checkReferences(name, service, path);
            new LimitChecks(service, path, mistakes).run();
            checkWatch(service, path);
            checkMounts(service, path);
        });
        checkSecrets();
        mistakes.throwIfAny();
        new DependencyCycles(checked, mistakes).run();
        mistakes.throwIfAny();
    }

    private void checkImage(String name, Mapping service, KeyPath path) {
        if (!service.has("build") && !service.has("image") && !service.has("provider")) {
            mistakes.add(
                    place(document.mapping("services"), name),
                    path,
                    "service \"" + name + "\" has neither an image nor a build context specified",
                    "add 'image:' or 'build:'");
        }
    }

    private void checkBuild(String name, Mapping service, KeyPath path) {
        var build = service.mapping("build");
        if (build.has("dockerfile_inline") && build.has("dockerfile")) {
            mistakes.add(
                    place(build, "dockerfile"),
                    path.key("build"),
                    "service \""
                            + name
                            + "\" declares mutualy exclusive dockerfile and dockerfile_inline",
                    "keep one of them");
        }
        for (var context : build.mapping("additional_contexts").entries()) {
            var target = ((Scalar) context.value()).text();
            Peer.service(target).ifPresent(peer -> checkContext(name, peer.key(), context, path));
        }
        var platforms = build.texts("platforms");
        var platform = service.text("platform", "");
        if (!platforms.isEmpty() && !platform.isEmpty() && !platforms.contains(platform)) {
            mistakes.add(
                    place(build, "platforms"),
                    path.key("build").key("platforms"),
                    "service.build.platforms MUST include service.platform \"" + platform + "\"",
                    "add it");
        }
    }

    private void checkContext(String name, String target, Mapping.Entry context, KeyPath path) {
        var at = path.key("build").key("additional_contexts").key(context.key());
        var other = enabled.get(target);
        // What is built by name alone brings along what it is built from, whatever its profiles.
        if (other == null && enabledByName.test(name)) {
            other = disabled.get(target);
        }
        if (other == null) {
            mistakes.add(
                    context.value().location(),
                    at,
                    "service \""
                            + name
                            + "\" declares unknown service \""
                            + target
                            + "\" as additional contexts "
                            + context.key(),
                    nearest(target, enabled.keySet()));
        } else if (!other.has("build")) {
            mistakes.add(
                    context.value().location(),
                    at,
                    "service \""
                            + name
                            + "\" declares non-buildable service \""
                            + target
                            + "\" as additional contexts "
                            + context.key(),
                    "it needs 'build:'");
        }
    }

    private void checkNetworks(String name, Mapping service, KeyPath path) {
        if (service.has("network_mode") && !service.mapping("networks").isEmpty()) {
            mistakes.add(
                    place(service, "network_mode"),
                    path.key("network_mode"),
                    "service "
                            + name
                            + " declares mutually exclusive `network_mode` and `networks`",
                    "keep one of them");
        }
        for (var network : service.mapping("networks").entries()) {
            checkDefined("networks", "network", network.key(), name, network.keyLocation(), path);
        }
        new Connectivity(service)
                .networkMode()
                .flatMap(NamespaceMode::service)
                .filter(peer -> !enabled.containsKey(peer.key()))
                .ifPresent(peer ->
                        mistakes.add(
                                place(service, "network_mode"),
                                path.key("network_mode"),
                                "service \""
                                        + peer.key()
                                        + "\" not found for network_mode '"
                                        + peer
                                        + "'",
                                nearest(peer.key(), enabled.keySet())));
    }

    private void checkHealthcheck(Mapping service, KeyPath path) {
        var test = service.mapping("healthcheck").texts("test");
        if (!test.isEmpty() && !List.of("CMD", "CMD-SHELL", "NONE").contains(test.getFirst())) {
            mistakes.add(
                    place(service.mapping("healthcheck"), "test"),
                    path.key("healthcheck").key("test"),
                    "healthcheck.test must start either by \"CMD\", \"CMD-SHELL\" or \"NONE\"",
                    "write [\"CMD\", \"" + test.getFirst() + "\", …] or a single line of text");
        }
    }

    private void checkDependencies(String name, Mapping service, KeyPath path) {
        for (var entry : service.mapping("depends_on").entries()) {
            var other = entry.key();
            if (enabled.containsKey(other)) {
                continue;
            }
            var off = disabled.get(other);
            if (off != null && !((Mapping) entry.value()).optionalFlag("required").orElse(true)) {
                continue;
            }
            mistakes.add(
                    entry.keyLocation(),
                    path.key("depends_on").key(other),
                    "service \"" + name + "\" depends on undefined service \"" + other + "\"",
                    off == null
                            ? nearest(other, enabled.keySet())
                            : "it is disabled: enable one of its profiles ("
                                    + String.join(", ", off.texts("profiles"))
                                    + "), or write 'required: false'");
        }
    }

    private void checkReferences(String name, Mapping service, KeyPath path) {
        for (var mount : service.mappings("volumes")) {
            var source = mount.text("source", "");
            if (mount.text("type", "").equals("volume") && !source.isEmpty()) {
                checkDefined("volumes", "volume", source, name, mount.location(), path);
            }
        }
        for (var grant : service.mapping("build").mappings("secrets")) {
            var source = grant.text("source", "");
            checkDefined("secrets", "build secret", source, name, grant.location(), path);
        }
        for (var grant : service.mappings("configs")) {
            var source = grant.text("source", "");
            checkDefined("configs", "config", source, name, grant.location(), path);
        }
        for (var grant : service.mappings("secrets")) {
            var source = grant.text("source", "");
            checkDefined("secrets", "secret", source, name, grant.location(), path);
        }
        for (var model : service.mapping("models").entries()) {
            checkDefined("models", "model", model.key(), name, model.keyLocation(), path);
        }
    }

    private void checkDefined(
            String kind, String word, String key, String name, Location place, KeyPath path) {
        var defined = document.mapping(kind);
        if (!defined.has(key)) {
            var nearest = nearest(key, defined.keys());
            mistakes.add(
                    place,
                    path.key(kind),
                    "service \"" + name + "\" refers to undefined " + word + " " + key,
                    nearest.isEmpty() ? "add it to the top-level '" + kind + ":'" : nearest);
        }
    }

    private void checkWatch(Mapping service, KeyPath path) {
        var triggers = service.mapping("develop").mappings("watch");
        for (var i = 0; i < triggers.size(); i++) {
            var trigger = triggers.get(i);
            var action = trigger.text("action", "");
            if (!trigger.has("target") && !action.equals("rebuild") && !action.equals("restart")) {
                mistakes.add(
                        trigger.location(),
                        path.key("develop").key("watch").item(i),
                        "target is required for non-rebuild actions",
                        "add 'target:', the path in the container");
            }
        }
    }

    private void checkMounts(Mapping service, KeyPath path) {
        var targets = new HashMap<String, KeyPath>();
        if (service.get("tmpfs") instanceof Sequence tmpfs) {
            for (var i = 0; i < tmpfs.items().size(); i++) {
                var text = ((Scalar) tmpfs.items().get(i)).text();
                var colon = text.indexOf(':');
                var target = colon < 0 ? text : text.substring(0, colon);
                checkTarget(target, tmpfs.items().get(i), path.key("tmpfs").item(i), targets);
            }
        }
        if (service.get("volumes") instanceof Sequence volumes) {
            for (var i = 0; i < volumes.items().size(); i++) {
                var mount = (Mapping) volumes.items().get(i);
                checkTarget(mount.text("target", ""), mount, path.key("volumes").item(i), targets);
            }
        }
    }

    private void checkTarget(
            String target, Node where, KeyPath path, Map<String, KeyPath> targets) {
        var earlier = targets.putIfAbsent(target, path);
        if (earlier != null) {
            mistakes.add(
                    where.location(),
                    path,
                    "target " + target + " already mounted as " + earlier,
                    "remove one of them");
        }
    }

    private void checkSecrets() {
        for (var entry : document.mapping("secrets").entries()) {
            var secret = (Mapping) entry.value();
            if (!secret.flag("external") && !secret.has("file") && !secret.has("environment")) {
                mistakes.add(
                        entry.keyLocation(),
                        KeyPath.ROOT.key("secrets").key(entry.key()),
                        "secret \""
                                + entry.key()
                                + "\" must declare either `file` or `environment`",
                        "say where its content comes from");
            }
        }
    }

    private static String nearest(String word, Iterable<String> known) {
        var names = new ArrayList<String>();
        known.forEach(names::add);
        return NearestName.to(word, names)
                .map(name -> "did you mean '" + name + "'?")
                .orElse(names.isEmpty() ? "" : "there are: " + String.join(", ", names));
    }

    private static Location place(Mapping mapping, String key) {
        var entry = mapping.entry(key);
        return entry == null ? mapping.location() : entry.keyLocation();
    }
}
