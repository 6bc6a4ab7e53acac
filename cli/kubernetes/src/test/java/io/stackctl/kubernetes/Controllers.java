package io.stackctl.kubernetes;

import io.stackctl.kubernetes.fake.FakeCluster;
import tools.jackson.databind.node.ObjectNode;

/** Does what controllers and machines do with the Deployment {@code web} of a pretended cluster. */
final class Controllers {

    /** Who waits asks for it when it has been changed, and its list was read. */
    static final String FIRST_WATCH = "GET .*/deployments[?].*watch=true.*";

    private final FakeCluster cluster;

    Controllers(FakeCluster cluster) {
        this.cluster = cluster;
    }

    /** Makes a pod with one container that stands so, as soon as somebody waits. */
    void pod(String container) {
        cluster.onceAsked(
                FIRST_WATCH,
                () -> {
                    look();
                    put("web-1-x", "web", container);
                });
    }

    /** Has looked at the Deployment, and made a set for its pods. */
    void look() {
        cluster.put("replicasets", OnCluster.set("web-1", uid("deployments", "web"), 1));
        cluster.change(
                "deployments",
                "web",
                web -> {
                    web.withObjectProperty("metadata")
                            .withObjectProperty("annotations")
                            .put("deployment.kubernetes.io/revision", "1");
                    seen(web);
                });
    }

    /** Has looked at it, and found all as it is to be. */
    void ready() {
        cluster.change(
                "deployments",
                "web",
                web ->
                        seen(web)
                                .put("replicas", 1)
                                .put("updatedReplicas", 1)
                                .put("availableReplicas", 1));
    }

    /** Says of it why a rollout is given up. */
    void giveUp() {
        cluster.change(
                "deployments",
                "web",
                web ->
                        seen(web)
                                .putArray("conditions")
                                .addObject()
                                .put("type", "Progressing")
                                .put("status", "False")
                                .put("reason", "ProgressDeadlineExceeded")
                                .put("message", "it has timed out"));
    }

    private static ObjectNode seen(ObjectNode web) {
        return web.withObjectProperty("status")
                .put("observedGeneration", web.path("metadata").path("generation").asLong(0));
    }

    void put(String pod, String of, String container) {
        var owner = of.equals("web") ? uid("replicasets", "web-1") : uid("jobs", of);
        cluster.put(
                "pods",
                OnCluster.pod(
                        pod,
                        """
                        {"containerStatuses":[{"name":"web",%s}]}
                        """
                                .formatted(container)));
        cluster.change(
                "pods",
                pod,
                one ->
                        one.withObjectProperty("metadata")
                                .putArray("ownerReferences")
                                .addObject()
                                .put("uid", owner));
    }

    private String uid(String plural, String name) {
        return cluster.find(plural, name).orElseThrow().path("metadata").path("uid").asString("");
    }
}
