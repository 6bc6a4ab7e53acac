package io.stackctl.kubernetes.layout;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What of objects is a value of a chart: images, replicas and resources of each service. */
final class ChartValues implements Expressions {

    /** Stand for expressions until what would be one by chance is spelled out. */
    private static final char BEGIN = '\ue000';

    private static final char END = '\ue001';

    private final IdentityHashMap<Node, String> marks = new IdentityHashMap<>();
    private final List<String> expressions = new ArrayList<>();
    private final Map<String, Fields> services = new TreeMap<>();

    ChartValues(List<KubernetesObject> objects) {
        for (var object : objects) {
            var spec = object.tree().mapping("spec");
            if (spec.has("jobTemplate")) {
                spec = spec.mapping("jobTemplate").mapping("spec");
            }
            if (spec.has("template")) {
                add(object, spec);
            }
        }
    }

    private void add(KubernetesObject object, Mapping spec) {
        var service =
                object.tree()
                        .mapping("metadata")
                        .mapping("labels")
                        .text(StackScope.NAME_LABEL, object.name());
        var values = services.computeIfAbsent(service, _ -> new Fields(object.source()));
        addValue(spec, "replicas", service, values, List.of());
        var pod = spec.mapping("template").mapping("spec");
        for (var container : pod.mappings("containers")) {
            addValue(container, "image", service, values, List.of());
            var resources = new Fields();
            for (var kind : container.mapping("resources").entries()) {
                var amounts = new Fields();
                var path = List.of("resources", kind.key());
                for (var amount : ((Mapping) kind.value()).entries()) {
                    addValue((Mapping) kind.value(), amount.key(), service, amounts, path);
                }
                resources.put(kind.key(), amounts);
            }
            values.put("resources", resources);
        }
    }

    private void addValue(
            Mapping mapping, String key, String service, Fields values, List<String> path) {
        if (!(mapping.get(key) instanceof Scalar value)) {
            return;
        }
        values.put(key, value);
        var words = new ArrayList<>(List.of(service));
        words.addAll(path);
        words.add(key);
        var expression = new StringBuilder("{{ index .Values.services");
        words.forEach(word -> expression.append(" \"").append(word).append('"'));
        expressions.add(expression.append(" }}").toString());
        var mark = BEGIN + Integer.toString(expressions.size() - 1) + END;
        var written = YamlScalars.value(value).stripTrailing();
        marks.put(value, written.startsWith("\"") ? '"' + mark + '"' : mark);
    }

    @Override
    public Optional<String> of(Node value) {
        return Optional.ofNullable(marks.get(value));
    }

    /** A template: marks are expressions now, and what looked like one is text. */
    String filledIn(String text) {
        var template = text.replace("{{", "{{ \"{{\" }}");
        for (var i = 0; i < expressions.size(); i++) {
            template = template.replace(BEGIN + Integer.toString(i) + END, expressions.get(i));
        }
        return template;
    }

    Mapping tree() {
        var all = new Fields();
        services.forEach((service, values) -> all.put(service, values));
        return new Fields().put("services", all).build();
    }
}
