package io.stackctl.kubernetes.workload;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** As whom a container runs, and what it may do. */
final class SecurityContext {

    private static final Pattern USER = Pattern.compile("(\\d{1,9})?(?::(\\d{1,9}))?");

    private SecurityContext() {}

    /** What is the container's. */
    static Fields ofContainer(ServiceScope service) {
        var fields = new Fields();
        user(service, fields);
        if (service.service().privileges().privileged()) {
            fields.flag("privileged", true, service.at("privileged"));
        }
        if (service.service().storage().readOnlyRoot()) {
            fields.flag("readOnlyRootFilesystem", true, service.at("read_only"));
        }
        SecurityOptions.addTo(service, fields);
        fields.put(
                "capabilities",
                new Fields()
                        .list("add", capabilities(service, "cap_add"), service.at("cap_add"))
                        .list("drop", capabilities(service, "cap_drop"), service.at("cap_drop")));
        return fields;
    }

    private static void user(ServiceScope service, Fields fields) {
        var said = service.service().user();
        var place = service.at("user");
        var match = USER.matcher(said);
        if (said.isEmpty()) {
            return;
        }
        if (!match.matches()) {
            service.warn(
                    place,
                    "user",
                    "'"
                            + said
                            + "' is a name that the image alone knows: it runs as its image says",
                    "write the numbers, which `id` says in a container, such as 1000:1000");
            return;
        }
        Optional.ofNullable(match.group(1))
                .ifPresent(id -> fields.number("runAsUser", Long.parseLong(id), place));
        Optional.ofNullable(match.group(2))
                .ifPresent(id -> fields.number("runAsGroup", Long.parseLong(id), place));
    }

    private static List<Scalar.Text> capabilities(ServiceScope service, String key) {
        var names = new ArrayList<Scalar.Text>();
        if (service.definition().get(key) instanceof Sequence capabilities) {
            for (var item : capabilities.items()) {
                var name = ((Scalar) item).text().toUpperCase(Locale.ROOT);
                var bare = name.startsWith("CAP_") ? name.substring("CAP_".length()) : name;
                names.add(new Scalar.Text(bare, item.location()));
            }
        }
        return names;
    }

    /** What is the pod's: groups, and sysctls. */
    static Fields ofPod(ServiceScope service, boolean writes) {
        var fields = new Fields();
        if (writes) {
            group(service).ifPresent(id -> fields.number("fsGroup", id, service.at("user")));
        }
        var groups = new ArrayList<Scalar.Int>();
        if (service.definition().get("group_add") instanceof Sequence added) {
            for (var item : added.items()) {
                addGroup(service, ((Scalar) item).text(), item.location(), groups);
            }
        }
        fields.list("supplementalGroups", groups, service.at("group_add"));
        fields.list("sysctls", sysctls(service), service.at("sysctls"));
        return fields;
    }

    /** Whose volumes are to be, so that its user can write to them. */
    private static Optional<Long> group(ServiceScope service) {
        var match = USER.matcher(service.service().user());
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(match.group(2))
                .or(() -> Optional.ofNullable(match.group(1)))
                .map(Long::parseLong)
                .filter(id -> id > 0);
    }

    private static void addGroup(
            ServiceScope service, String text, Location place, List<Scalar.Int> groups) {
        if (text.matches("\\d{1,9}")) {
            groups.add(new Scalar.Int(Long.parseLong(text), place));
        } else {
            service.warn(
                    place,
                    "group_add",
                    "'" + text + "' is a name that the image alone knows",
                    "write its number");
        }
    }

    private static List<Mapping> sysctls(ServiceScope service) {
        return service.definition().mapping("sysctls").entries().stream()
                .map(entry ->
                        new Fields(entry.value().location())
                                .text("name", entry.key())
                                .text("value", ((Scalar) entry.value()).text())
                                .build())
                .toList();
    }
}
