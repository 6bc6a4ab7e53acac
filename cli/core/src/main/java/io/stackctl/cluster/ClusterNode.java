package io.stackctl.cluster;

/**
 * A machine of a cluster.
 *
 * @param id the cluster's
 * @param name its host name
 * @param state such as {@code ready} or {@code down}
 * @param availability {@code active}, {@code pause} or {@code drain}
 * @param role {@code worker}, {@code manager}, or {@code leader}
 * @param engine the version of its engine
 * @param tasks how many of the tasks that are to run are placed on it
 */
public record ClusterNode(
        String id,
        String name,
        String state,
        String availability,
        String role,
        String engine,
        int tasks) {}
