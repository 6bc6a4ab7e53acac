package io.stackctl.kubernetes;

import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a server refuses although the schema allows it: names, labels, references, doubles. */
final class ObjectRules {

    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern LABEL =
            Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?");
    private static final Pattern LABEL_KEY =
            Pattern.compile("([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern DATA_KEY = Pattern.compile("(?!\\.\\.)[-._a-zA-Z0-9]{1,253}");

    private final KubernetesObject object;
    private final List<String> problems = new ArrayList<>();

    private ObjectRules(KubernetesObject object) {
        this.object = object;
    }

    static List<String> problems(KubernetesObject object) {
        var rules = new ObjectRules(object);
        if (!object.name().equals("kube-root-ca.crt")) {
            rules.require(NAME.matcher(object.name()).matches(), "name");
        }
        rules.labels(object.tree().mapping("metadata"));
        for (var key : List.of("data", "binaryData", "stringData")) {
            for (var entry : object.tree().mapping(key).keys()) {
                rules.require(DATA_KEY.matcher(entry).matches(), "key " + entry);
            }
        }
        rules.unique(object.tree().mapping("spec"), "ports", "name");
        rules.pods();
        return rules.problems;
    }

    private void require(boolean fine, String what) {
        if (!fine) {
            problems.add(object + ": " + what);
        }
    }

    private void labels(Mapping metadata) {
        for (var label : metadata.textsByKey("labels").entrySet()) {
            require(LABEL.matcher(label.getValue()).matches(), "label " + label);
            require(LABEL_KEY.matcher(label.getKey()).matches(), "label " + label);
        }
        for (var key : metadata.mapping("annotations").keys()) {
            require(LABEL_KEY.matcher(key).matches(), "annotation " + key);
        }
    }

    private void unique(Mapping mapping, String list, String key) {
        if (mapping.get(list) instanceof Sequence) {
            var seen = new HashSet<String>();
            for (var item : mapping.mappings(list)) {
                require(
                        !item.has(key) || seen.add(item.text(key, "")),
                        list + " has two of " + key + " " + item.text(key, ""));
            }
        }
    }

    private void pods() {
        var spec = object.tree().mapping("spec");
        if (spec.has("jobTemplate")) {
            spec = spec.mapping("jobTemplate").mapping("spec");
        }
        if (!(spec.get("template") instanceof Mapping template)) {
            return;
        }
        labels(template.mapping("metadata"));
        var labels = template.mapping("metadata").textsByKey("labels");
        var selector = spec.mapping("selector").textsByKey("matchLabels");
        require(labels.entrySet().containsAll(selector.entrySet()), "selects not its own pods");
        var pod = template.mapping("spec");
        unique(pod, "volumes", "name");
        var volumes = pod.mappings("volumes").stream().map(one -> one.text("name", "")).toList();
        for (var name : volumes) {
            require(NAME.matcher(name).matches(), "volume " + name);
        }
        var names = new HashSet<String>();
        Stream.concat(pod.mappings("initContainers").stream(), pod.mappings("containers").stream())
                .forEach(container -> {
                    require(names.add(container.text("name", "")), "two containers of a name");
                    container(container, volumes);
                });
    }

    private void container(Mapping container, List<String> volumes) {
        unique(container, "ports", "name");
        unique(container, "env", "name");
        unique(container, "volumeMounts", "mountPath");
        require(NAME.matcher(container.text("name", "")).matches(), "container's name");
        for (var mount : container.mappings("volumeMounts")) {
            require(volumes.contains(mount.text("name", "")), "mounts what is no volume");
            require(mount.text("mountPath", "").startsWith("/"), "mount path is relative");
        }
        for (var port : container.mappings("ports")) {
            require(port.text("name", "").length() <= 15, "port name is too long");
            require(
                    port.get("containerPort") instanceof Scalar.Int number
                            && number.value() > 0
                            && number.value() < 65_536,
                    "port");
        }
        for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            var fields = container.mapping(probe);
            require(
                    fields.isEmpty() || !fields.mapping("exec").texts("command").isEmpty(),
                    probe + " runs nothing");
        }
    }
}
