package io.stackctl.cluster;

import java.time.Instant;
import java.util.SortedMap;

/**
 * Something that happened to a stack on a cluster, or to one of its machines.
 *
 * @param kind of what it happened to, such as {@code service} or {@code node}
 * @param action the cluster's word, such as {@code update}
 * @param id the cluster's
 * @param attributes what else it tells
 */
public record ClusterEvent(
        Instant time,
        String kind,
        String action,
        String id,
        SortedMap<String, String> attributes) {}
