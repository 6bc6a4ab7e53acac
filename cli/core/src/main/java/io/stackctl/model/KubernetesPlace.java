package io.stackctl.model;

/**
 * Where a stack runs in Kubernetes ({@code x-stackctl.kubernetes}).
 *
 * @param context the name of a context of the user's kubeconfig; empty for its current one
 * @param namespace empty for the context's
 */
public record KubernetesPlace(String context, String namespace) {

    /** Nothing is said. */
    public static final KubernetesPlace UNSAID = new KubernetesPlace("", "");
}
