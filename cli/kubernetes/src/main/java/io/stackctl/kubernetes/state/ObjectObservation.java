package io.stackctl.kubernetes.state;

import io.stackctl.kubernetes.client.AllAtOnce;
import io.stackctl.kubernetes.client.ApiAnswer;
import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.client.ApiRequest;
import io.stackctl.kubernetes.client.ResourceKind;
import io.stackctl.kubernetes.scope.StackScope;
import io.stackctl.model.name.StackName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** Looks what a namespace has of a stack: one question for each kind, all at once. */
public final class ObjectObservation {

    private static final int FORBIDDEN = 403;

    private final ApiClient api;
    private final String namespace;

    public ObjectObservation(ApiClient api, String namespace) {
        this.api = api;
        this.namespace = namespace;
    }

    /** What tells the objects of a stack from others, in the cluster's words. */
    public static String selector(StackName stack) {
        return StackScope.STACK_LABEL
                + "="
                + stack
                + ","
                + StackScope.MANAGER_LABEL
                + "="
                + ApiRequest.MANAGER;
    }

    /** What tells its pods. */
    public static String podSelector(StackName stack) {
        return StackScope.STACK_LABEL + "=" + stack + "," + StackScope.NAME_LABEL;
    }

    /** What tells the pods of one of its services. */
    public static String podSelector(StackName stack, String service) {
        return StackScope.STACK_LABEL + "=" + stack + "," + StackScope.NAME_LABEL + "=" + service;
    }

    /** Looks at all kinds. */
    public ObservedObjects look(StackName stack) {
        return look(stack, Arrays.asList(ResourceKind.values()));
    }

    /** Looks at some kinds. */
    public ObservedObjects look(StackName stack, List<ResourceKind> kinds) {
        var answers =
                AllAtOnce.ask(
                        kinds, kind -> api.call(ApiRequest.get(list(kind.in(namespace), stack))));
        var objects = new ArrayList<LiveObject>();
        var unknown = EnumSet.noneOf(ResourceKind.class);
        var hidden = EnumSet.noneOf(ResourceKind.class);
        for (int i = 0; i < answers.size(); i++) {
            var kind = kinds.get(i);
            var answer = answers.get(i);
            if (answer.isUnknownKind()) {
                unknown.add(kind);
            } else if (answer.code() == FORBIDDEN && !kind.isWorkload()) {
                hidden.add(kind);
            } else {
                add(kind, answer, objects);
            }
        }
        return new ObservedObjects(objects, unknown, hidden);
    }

    private static ApiPath list(ApiPath kind, StackName stack) {
        return kind.query("labelSelector", selector(stack));
    }

    private static void add(ResourceKind kind, ApiAnswer answer, List<LiveObject> objects) {
        for (var item : answer.orThrow().path("items")) {
            var name = item.path("metadata").path("name").asString("");
            var object = new LiveObject(new ObjectName(kind, name), item);
            if (!object.isOwned()) {
                objects.add(object);
            }
        }
    }
}
