package io.stackctl.kubernetes.state;

import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.client.ResourceKind;

/** Which object of a namespace. */
public record ObjectName(ResourceKind kind, String name) {

    /** Where it is. */
    public ApiPath in(String namespace) {
        return kind.in(namespace).child(name);
    }

    /** {@code deployment/web}. */
    @Override
    public String toString() {
        return kind.named(name);
    }
}
