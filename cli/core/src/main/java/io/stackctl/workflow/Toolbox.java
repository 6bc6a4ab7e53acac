package io.stackctl.workflow;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.engine.EngineContexts;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.registry.Registry;
import java.util.List;
import java.util.Set;

/**
 * Where verbs get from what their workflows work with. The one implementation knows which engine it
 * is.
 */
public interface Toolbox {

    /**
     * Begins, beside other work, what the first call to the engine takes. Optional: a call that
     * comes earlier waits for it, and one that never comes does not.
     *
     * @param listening whether signals to this process will be listened to as well
     */
    default void prepare(boolean listening) {}

    /** The same with the engine that the command line chose. */
    default Toolbox towards(EngineChoice engine) {
        return this;
    }

    /** The same for verbs on a cluster, whose contexts may be other ones than those of engines. */
    default Toolbox on(ClusterKind cluster) {
        return this;
    }

    /**
     * What brings definitions here that lie in registries and Git repositories.
     *
     * @param insecureRegistries hosts, with ports if any, that are spoken to without TLS
     */
    default Remotes remotes(List<String> insecureRegistries) {
        return new NoRemotes();
    }

    /**
     * How the user of Docker's client has set something, such as {@code psFormat}; empty where the
     * client's settings say nothing.
     *
     * @throws StackException when they cannot be read
     */
    default String clientSetting(String name) {
        return "";
    }

    /** One engine of several, and the name of its context. */
    record OfContext(String context, Toolbox toolbox) {}

    /** Where the command line names several engines, one for each, in its order; else nothing. */
    default List<OfContext> several() {
        return List.of();
    }

    /** The engines that Docker's client knows by name. */
    default EngineContexts contexts() {
        throw new StackException(new InvalidRequest("there is no client of Docker here"));
    }

    /**
     * The place that stackctl may take as a plugin of Docker's client.
     *
     * @param name what follows {@code docker}
     */
    default PluginLink plugin(String name) {
        throw new StackException(
                new InvalidRequest(
                        "the launcher was not found, which 'docker " + name + "' would call"));
    }

    /**
     * The way to registries.
     *
     * @param insecure hosts, with ports if any, that are spoken to without TLS
     */
    default Registry registry(Set<String> insecure) {
        throw new StackException(new InvalidRequest("there is no way to registries here"));
    }

    /**
     * A cluster, by the engine that was chosen.
     *
     * @param events is told what is waited for, and what the cluster warns of
     */
    default Cluster cluster(ClusterKind kind, EventSink events) {
        throw new StackException(new InvalidRequest("there is no " + kind.word() + " here"));
    }

    /**
     * The surroundings of one run.
     *
     * @param events is told what happens
     * @param confirmation asks before data is lost
     * @param dryRun whether changes are told only
     */
    Surroundings surroundings(EventSink events, Confirmation confirmation, boolean dryRun);
}
