package io.stackctl.kubernetes.action;

import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.model.name.StackName;

/**
 * What the actions of one plan work with.
 *
 * @param watch how the workloads and pods of the stack stand
 * @param changed what was changed
 */
public record KubernetesContext(
        ApiClient api, String namespace, StackName stack, StackWatch watch, Changed changed) {

    /** Prepares; nothing is asked yet. */
    public KubernetesContext(ApiClient api, String namespace, StackName stack) {
        this(api, namespace, stack, new StackWatch(api, namespace, stack), new Changed());
    }
}
