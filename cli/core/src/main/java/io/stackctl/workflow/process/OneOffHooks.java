package io.stackctl.workflow.process;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.Hooks;
import io.stackctl.step.ContainerRef;
import io.stackctl.workflow.ReaderThreads;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.change.PlanRun;

/**
 * The {@code post_start} hooks of a service in a container that {@code run} has started. They run
 * beside what the user does in it.
 */
final class OneOffHooks {

    private final Surroundings around;
    private final Stack stack;
    private final ServiceName service;
    private final ReaderThreads threads = new ReaderThreads(() -> {});

    OneOffHooks(Surroundings around, Stack stack, ServiceName service) {
        // The user's interrupts are for the program in the container.
        this.around = around.withoutInterruption();
        this.stack = stack;
        this.service = service;
    }

    /** Runs them to their end. */
    void run(ContainerId container, String name) {
        var hooks =
                Hooks.afterStart(
                        stack,
                        stack.service(service).orElseThrow(),
                        new ContainerRef.Existing(container, name, name));
        if (!hooks.isEmpty()) {
            PlanRun.ofSupplies(around, stack.name()).run(hooks);
        }
    }

    /** Begins to run them. */
    void begin(ContainerId container, String name) {
        threads.start("hooks", () -> run(container, name));
    }

    /**
     * Waits until they have ended.
     *
     * @throws StackException when one of them has failed
     */
    void await() {
        try {
            threads.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        }
    }
}
