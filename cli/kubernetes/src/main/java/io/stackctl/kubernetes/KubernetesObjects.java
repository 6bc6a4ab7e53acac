package io.stackctl.kubernetes;

import io.stackctl.kubernetes.network.ServiceObjects;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.kubernetes.workload.WorkloadObject;
import io.stackctl.model.Stack;
import io.stackctl.workflow.render.StackFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stack is in Kubernetes.
 *
 * @param objects in the order in which they are to be made
 * @param scope what was found on the way
 */
public record KubernetesObjects(List<KubernetesObject> objects, StackScope scope) {

    public KubernetesObjects {
        objects = List.copyOf(objects);
    }

    /**
     * Makes them: the same stack and files, the same objects.
     *
     * @param files what the definition names on this machine
     */
    public static KubernetesObjects of(Stack stack, StackFiles files) {
        var scope = new StackScope(stack, files);
        var objects = new ArrayList<KubernetesObject>();
        for (var service : scope.services()) {
            objects.addAll(ServiceObjects.of(service));
        }
        for (var service : scope.services()) {
            objects.add(WorkloadObject.of(service));
        }
        return new KubernetesObjects(objects, scope);
    }
}
