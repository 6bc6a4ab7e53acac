package io.stackctl.workflow.output;

import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ContainerName;
import java.util.HashSet;
import java.util.Set;

/**
 * Which containers an attached verb still waits for, as far as the engine's events have told. Safe
 * for several threads.
 *
 * <p>It is over when none is left, but not before the start of everything that was started has been
 * heard of: its event may still be on the way when another container has ended already.
 */
final class Lifetimes {

    private final Set<ContainerId> running = new HashSet<>();
    private final Set<String> started = new HashSet<>();
    private final Set<String> expected = new HashSet<>();
    private boolean complete;
    private boolean replacing;
    private boolean closed;

    /** A container runs that was there before. */
    synchronized void found(ContainerId id) {
        running.add(id);
    }

    /**
     * A start was heard of.
     *
     * @param counts whether its end is waited for
     */
    synchronized void started(ContainerId id, String name, boolean counts) {
        started.add(name);
        if (counts) {
            running.add(id);
        }
        notifyAll();
    }

    /**
     * A container was seen running whose start may never be told, since it ran already when it was
     * to be started.
     *
     * @param container which is expected
     */
    synchronized void seen(ContainerName container, ContainerId id, boolean counts) {
        if (started.add(container.value()) && counts) {
            running.add(id);
        }
    }

    /** Those whose start was not heard of yet. */
    synchronized Set<ContainerName> unheard(Set<ContainerName> containers) {
        Set<ContainerName> unheard = new HashSet<>(containers);
        unheard.removeIf(container -> started.contains(container.value()));
        return unheard;
    }

    /** A container has ended for good. */
    synchronized void ended(ContainerId id) {
        running.remove(id);
        notifyAll();
    }

    /**
     * Containers are about to be replaced or restarted: it is not over before {@link #complete}.
     */
    synchronized void replacing() {
        replacing = true;
        complete = false;
        started.clear();
        expected.clear();
    }

    /**
     * Nothing more is started by us.
     *
     * @param containers those that were started
     */
    synchronized void complete(Set<ContainerName> containers) {
        for (var container : containers) {
            expected.add(container.value());
        }
        complete = true;
        replacing = false;
        notifyAll();
    }

    /** Whether containers that end now do so by our own doing. */
    synchronized boolean isReplacing() {
        return replacing;
    }

    /** Ends the waiting, whatever runs. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /**
     * Blocks until it is over.
     *
     * @return false when it was closed instead
     */
    synchronized boolean await() throws InterruptedException {
        while (!closed && !(complete && running.isEmpty() && started.containsAll(expected))) {
            wait();
        }
        return !closed;
    }
}
