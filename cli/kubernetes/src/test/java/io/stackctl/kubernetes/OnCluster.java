package io.stackctl.kubernetes;

import io.stackctl.cluster.Prepared;
import io.stackctl.cluster.UpOrder;
import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.event.Event;
import io.stackctl.execution.Executor;
import io.stackctl.local.Settings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Action;
import io.stackctl.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A definition in a folder, and a cluster that it is brought to. */
final class OnCluster implements AutoCloseable {

    private static final int CALLS = 4;

    private final Path folder;
    private final KubernetesCluster cluster;
    private final List<Event> told = Collections.synchronizedList(new ArrayList<>());
    private UpOrder order = order(false, false, false);

    OnCluster(Path folder, String kubeconfig) {
        this.folder = folder;
        this.cluster =
                new KubernetesCluster(
                        new Settings(Map.of("KUBECONFIG", kubeconfig), folder, folder, folder),
                        "",
                        told::add);
    }

    private static UpOrder order(boolean force, boolean orphans, boolean waits) {
        return new UpOrder(
                Set.of(), orphans, waits, Optional.of(Duration.ofSeconds(60)), force, false);
    }

    OnCluster forcing() {
        order = order(true, false, true);
        return this;
    }

    OnCluster removingOrphans() {
        order = order(false, true, true);
        return this;
    }

    /** What the cluster's side has told the user so far. */
    List<Event> told() {
        return List.copyOf(told);
    }

    KubernetesCluster cluster() {
        return cluster;
    }

    void define(String definition) {
        file("compose.yaml", definition);
    }

    void file(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stack stack() {
        var request = LoadRequest.in(folder.toString(), Map.of("PWD", folder.toString()));
        return new StackLoader(_ -> {}).load(request.build());
    }

    StackName name() {
        return stack().name();
    }

    /** What `up` would do, waiting. */
    Plan<?> plan() {
        return cluster.up(stack(), order(order.force(), order.removeOrphans(), true)).plan();
    }

    /** Brings it, without waiting. */
    void up() {
        run(cluster.up(stack(), order(order.force(), order.removeOrphans(), false)));
    }

    /** Brings it, and waits for it. */
    void upWaiting() {
        run(cluster.up(stack(), order(order.force(), order.removeOrphans(), true)));
    }

    /** Does what was planned. */
    void run(Prepared<?> prepared) {
        execute(prepared);
    }

    private static <A extends Action> void execute(Prepared<A> prepared) {
        try (var executor = new Executor<>(prepared.runner(), _ -> {}, CALLS)) {
            executor.run(prepared.plan());
        }
    }

    /** A pod of the service {@code web}. */
    static String pod(String name, String status) {
        return """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"%s","labels":{
         "app.kubernetes.io/part-of":"shop","app.kubernetes.io/name":"web"}},
         "spec":{"containers":[{"name":"web","image":"nginx:1"}]},"status":%s}
        """
                .formatted(name, status);
    }

    /** A form of the pods of the Deployment {@code web}. */
    static String set(String name, String owner, int number) {
        return """
        {"apiVersion":"apps/v1","kind":"ReplicaSet","metadata":{"name":"%s",
         "annotations":{"deployment.kubernetes.io/revision":"%d"},
         "ownerReferences":[{"uid":"%s"}],"labels":{
         "app.kubernetes.io/part-of":"shop","app.kubernetes.io/name":"web"}},
         "spec":{"template":{"metadata":{"labels":{"pod-template-hash":"x"}},
         "spec":{"containers":[{"name":"web","image":"web:%d"}]}}}}
        """
                .formatted(name, number, owner, number);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
