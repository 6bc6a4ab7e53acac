package io.stackctl.planner.reconcile;

import io.stackctl.state.ObservedContainer;
import io.stackctl.step.ContainerRef;
import java.util.Optional;

/**
 * The place of one replica in a deployment.
 *
 * @param number the replica's
 * @param old the container that is in it; empty where the service gets one more
 * @param successor the one that is to be in it
 * @param made the successor, where an earlier attempt has made it
 * @param cause why the old one cannot stay
 */
public record Slot(
        int number,
        Optional<ObservedContainer> old,
        ContainerRef successor,
        Optional<ObservedContainer> made,
        String cause) {}
