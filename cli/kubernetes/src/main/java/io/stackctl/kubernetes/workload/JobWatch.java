package io.stackctl.kubernetes.workload;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Sequence;
import java.util.List;

/**
 * Waits for a Job to be complete, which only the cluster knows: by an account that may look at Jobs
 * and nothing else, whose token none but the container that waits has.
 */
public final class JobWatch {

    private static final String IMAGE = "registry.k8s.io/kubectl:v1.34.1";
    private static final String TOKEN = "cluster-token";
    private static final String TOKEN_FOLDER = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final long TOKEN_SECONDS = 3607;

    private JobWatch() {}

    static String account(StackScope stack) {
        return ObjectNames.of(stack.stack().name() + "-waits");
    }

    static Mapping container(ServiceScope job, Location place) {
        return WaitContainer.fields(job.name(), IMAGE, place)
                .texts(
                        "command",
                        List.of(
                                "kubectl",
                                "wait",
                                "--for=condition=complete",
                                "--timeout=-1s",
                                "job/" + JobName.of(job)),
                        place)
                .put("securityContext", WaitContainer.rights(place))
                .list(
                        "volumeMounts",
                        List.of(
                                new Fields(place)
                                        .text("name", TOKEN)
                                        .text("mountPath", TOKEN_FOLDER)
                                        .flag("readOnly", true)
                                        .build()),
                        place)
                .build();
    }

    /** What Kubernetes would mount into every container, for one alone. */
    static Mapping token() {
        var token =
                new Fields()
                        .put(
                                "serviceAccountToken",
                                new Fields()
                                        .number("expirationSeconds", TOKEN_SECONDS)
                                        .text("path", "token"));
        var authority =
                new Fields()
                        .put(
                                "configMap",
                                new Fields()
                                        .text("name", "kube-root-ca.crt")
                                        .list("items", List.of(item("key", "ca.crt", "ca.crt"))));
        var namespace =
                new Fields().put("downwardAPI", new Fields().list("items", List.of(namespace())));
        var sources = List.of(token.build(), authority.build(), namespace.build());
        return new Fields()
                .text("name", TOKEN)
                .put("projected", new Fields().list("sources", sources))
                .build();
    }

    private static Mapping item(String kind, String key, String path) {
        return new Fields().text(kind, key).text("path", path).build();
    }

    private static Mapping namespace() {
        return new Fields()
                .text("path", "namespace")
                .put(
                        "fieldRef",
                        new Fields()
                                .text("apiVersion", "v1")
                                .text("fieldPath", "metadata.namespace"))
                .build();
    }

    /** The account, what it may, and that it may. */
    public static List<KubernetesObject> objects(StackScope stack) {
        var place = Location.NONE;
        var name = account(stack);
        var metadata = stack.metadata(name).build();
        var rule =
                new Fields()
                        .put("apiGroups", texts("batch"))
                        .put("resources", texts("jobs"))
                        .put("verbs", texts("get", "list", "watch"));
        var role =
                new Fields()
                        .text("apiGroup", "rbac.authorization.k8s.io")
                        .text("kind", "Role")
                        .text("name", name);
        // Without a namespace of its own, the account of the binding's is meant.
        var subject = new Fields().text("kind", "ServiceAccount").text("name", name);
        return List.of(
                KubernetesObject.of("v1", "ServiceAccount", metadata, new Fields(), place),
                KubernetesObject.of(
                        "rbac.authorization.k8s.io/v1",
                        "Role",
                        metadata,
                        new Fields().list("rules", List.of(rule.build())),
                        place),
                KubernetesObject.of(
                        "rbac.authorization.k8s.io/v1",
                        "RoleBinding",
                        metadata,
                        new Fields()
                                .put("roleRef", role)
                                .list("subjects", List.of(subject.build())),
                        place));
    }

    private static Sequence texts(String... words) {
        return Sequence.ofTexts(List.of(words), Location.NONE);
    }
}
