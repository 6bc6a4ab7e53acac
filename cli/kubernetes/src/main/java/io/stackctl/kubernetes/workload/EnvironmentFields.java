package io.stackctl.kubernetes.workload;

import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The variables of a service; values that are to be kept secret are in an object of their own. */
final class EnvironmentFields {

    private static final Pattern SECRET_NAME =
            Pattern.compile(
                    ".*(?:PASSW|PWD|SECRET|TOKEN|CREDENTIAL|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY).*",
                    Pattern.CASE_INSENSITIVE);

    /** Where a password stands is none. */
    private static final Pattern NO_SECRET_NAME =
            Pattern.compile(".*(?:_FILE|_PATH|_DIR|_URL)", Pattern.CASE_INSENSITIVE);

    private static final Pattern CREDENTIALS =
            Pattern.compile(".*://[^/\\s:@]*:[^/\\s@]+@.*", Pattern.DOTALL);

    /** Since 1.30, all printable characters but the one that ends a name. */
    private static final Pattern NAME = Pattern.compile("[\\x20-\\x3c\\x3e-\\x7e]+");

    private final ServiceScope service;
    private final List<Mapping> entries = new ArrayList<>();
    private final Fields secrets;
    private final StringBuilder digest = new StringBuilder();

    EnvironmentFields(ServiceScope service) {
        this.service = service;
        this.secrets = new Fields(service.at("environment"));
        for (var entry : service.definition().mapping("environment").entries()) {
            if (!(entry.value() instanceof Scalar.Null)) {
                add(entry);
            }
        }
    }

    private void add(Mapping.Entry entry) {
        var name = entry.key();
        var value = ((Scalar) entry.value()).text();
        var place = entry.value().location();
        if (!NAME.matcher(name).matches()) {
            service.refuse(
                    entry.keyLocation(),
                    "environment",
                    "a variable may not be called '" + name + "'",
                    "call it with letters, digits and '_'");
            return;
        }
        if (!isSecret(name, value)) {
            entries.add(
                    new Fields(place)
                            .text("name", name)
                            .text("value", Dollars.kept(value))
                            .build());
            return;
        }
        var key = name.replaceAll("[^-._a-zA-Z0-9]", "_");
        secrets.text(key, value, place);
        digest.append(key).append('\0').append(value).append('\0');
        var reference = new Fields(place).text("name", secretName()).text("key", key);
        entries.add(
                new Fields(place)
                        .text("name", name)
                        .put("valueFrom", new Fields(place).put("secretKeyRef", reference))
                        .build());
    }

    private static boolean isSecret(String name, String value) {
        if (value.isEmpty()) {
            return false;
        }
        return CREDENTIALS.matcher(value).matches()
                || (SECRET_NAME.matcher(name).matches() && !NO_SECRET_NAME.matcher(name).matches());
    }

    private String secretName() {
        return ObjectNames.of(service.name() + "-environment");
    }

    List<Mapping> entries() {
        return List.copyOf(entries);
    }

    /** Changes with the values that are kept secret; empty where there are none. */
    String digest() {
        return digest.isEmpty() ? "" : ObjectNames.hash(digest.toString());
    }

    Optional<KubernetesObject> secret() {
        if (digest.isEmpty()) {
            return Optional.empty();
        }
        var place = service.at("environment");
        return Optional.of(
                KubernetesObject.of(
                        "v1",
                        "Secret",
                        service.metadata(secretName()).build(),
                        new Fields(place).text("type", "Opaque").put("stringData", secrets),
                        place));
    }
}
