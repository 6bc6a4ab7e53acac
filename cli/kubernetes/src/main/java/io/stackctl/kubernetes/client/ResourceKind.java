package io.stackctl.kubernetes.client;

import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of objects that stacks are made of, in the order in which they are made: what others
 * need comes first.
 */
public enum ResourceKind {
    SECRET("v1", "Secret", "secrets"),
    CONFIG_MAP("v1", "ConfigMap", "configmaps"),
    CLAIM("v1", "PersistentVolumeClaim", "persistentvolumeclaims"),
    SERVICE_ACCOUNT("v1", "ServiceAccount", "serviceaccounts"),
    ROLE("rbac.authorization.k8s.io/v1", "Role", "roles"),
    ROLE_BINDING("rbac.authorization.k8s.io/v1", "RoleBinding", "rolebindings"),
    NETWORK_POLICY("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies"),
    SERVICE("v1", "Service", "services"),
    JOB("batch/v1", "Job", "jobs"),
    CRON_JOB("batch/v1", "CronJob", "cronjobs"),
    DEPLOYMENT("apps/v1", "Deployment", "deployments"),
    STATEFUL_SET("apps/v1", "StatefulSet", "statefulsets"),
    DAEMON_SET("apps/v1", "DaemonSet", "daemonsets"),
    DISRUPTION_BUDGET("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets"),
    AUTOSCALER("autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers"),
    INGRESS("networking.k8s.io/v1", "Ingress", "ingresses"),
    GATEWAY("gateway.networking.k8s.io/v1", "Gateway", "gateways"),
    HTTP_ROUTE("gateway.networking.k8s.io/v1", "HTTPRoute", "httproutes");

    private final String apiVersion;
    private final String word;
    private final String plural;

    ResourceKind(String apiVersion, String word, String plural) {
        this.apiVersion = apiVersion;
        this.word = word;
        this.plural = plural;
    }

    /** The one that an object says it is of. */
    public static Optional<ResourceKind> of(String apiVersion, String word) {
        for (var kind : values()) {
            if (kind.apiVersion.equals(apiVersion) && kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Such as {@code apps/v1}. */
    public String apiVersion() {
        return apiVersion;
    }

    /** Such as {@code Deployment}. */
    public String word() {
        return word;
    }

    /** How its objects are listed, such as {@code deployments}. */
    public String plural() {
        return plural;
    }

    /** {@code deployment/web}, as the cluster's own client calls an object. */
    public String named(String name) {
        return word.toLowerCase(Locale.ROOT) + "/" + name;
    }

    /** Whether it makes pods of a service, which are waited for. */
    public boolean isWorkload() {
        return this == JOB || this == DEPLOYMENT || this == STATEFUL_SET || this == DAEMON_SET;
    }

    /** Whether it keeps a number of pods that can be set. */
    public boolean isScalable() {
        return this == DEPLOYMENT || this == STATEFUL_SET;
    }

    /** Whether it has what was before each change of its pods. */
    public boolean hasRevisions() {
        return this == DEPLOYMENT || this == STATEFUL_SET || this == DAEMON_SET;
    }

    /** Where its objects are in a namespace. */
    public ApiPath in(String namespace) {
        return ApiPath.of(apiVersion, namespace, plural);
    }
}
