package io.stackctl.kubernetes.workload;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;

/** The entries of {@code security_opt}. */
final class SecurityOptions {

    private final ServiceScope service;
    private final Fields fields;
    private final Fields labels;

    private SecurityOptions(ServiceScope service, Fields fields) {
        this.service = service;
        this.fields = fields;
        this.labels = new Fields(service.at("security_opt"));
    }

    static void addTo(ServiceScope service, Fields fields) {
        if (service.definition().get("security_opt") instanceof Sequence options) {
            var reader = new SecurityOptions(service, fields);
            for (var item : options.items()) {
                reader.add(((Scalar) item).text(), item.location());
            }
            fields.put("seLinuxOptions", reader.labels);
        }
    }

    private void add(String text, Location place) {
        var words = text.split("[:=]", 2);
        var value = words.length > 1 ? words[1] : "true";
        switch (words[0]) {
            case "no-new-privileges" -> noNewPrivileges(value, place);
            case "seccomp" -> profile("seccompProfile", value, text, place);
            case "apparmor" -> profile("appArmorProfile", value, text, place);
            case "label" -> label(value, text, place);
            case "systempaths" -> fields.text("procMount", "Unmasked", place);
            default -> refuse(text, place);
        }
    }

    private void noNewPrivileges(String value, Location place) {
        if (!value.equals("true")) {
            return;
        }
        if (service.service().privileges().privileged()) {
            service.warn(
                    place,
                    "security_opt",
                    "a privileged container may always get more privileges",
                    "leave out `privileged`");
            return;
        }
        fields.flag("allowPrivilegeEscalation", false, place);
    }

    private void profile(String field, String value, String text, Location place) {
        switch (value) {
            case "unconfined" -> fields.put(field, new Fields(place).text("type", "Unconfined"));
            case "docker-default", "runtime/default", "builtin" ->
                    fields.put(field, new Fields(place).text("type", "RuntimeDefault"));
            default -> {
                if (field.equals("seccompProfile")) {
                    refuse(text, place);
                } else {
                    fields.put(
                            field,
                            new Fields(place)
                                    .text("type", "Localhost")
                                    .text("localhostProfile", value));
                }
            }
        }
    }

    private void label(String value, String text, Location place) {
        var words = value.split(":", 2);
        if (words.length == 2 && words[0].matches("user|role|type|level")) {
            labels.text(words[0], words[1], place);
        } else if (value.equals("disable")) {
            labels.text("type", "spc_t", place);
        } else {
            refuse(text, place);
        }
    }

    private void refuse(String text, Location place) {
        service.refuse(
                place,
                "security_opt",
                "Kubernetes has nothing like '" + text + "'",
                "put a profile onto each node and name it in the object: seccompProfile of type"
                        + " Localhost");
    }
}
