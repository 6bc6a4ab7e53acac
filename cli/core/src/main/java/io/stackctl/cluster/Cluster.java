package io.stackctl.cluster;

import io.stackctl.engine.Containers.LogConsumer;
import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.engine.LogQuery;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One cluster. Every method throws {@link io.stackctl.failure.StackException}: with an engine
 * failure when there is no answer, or one that refuses.
 */
public interface Cluster extends AutoCloseable {

    /**
     * Refuses what the cluster cannot honour of a definition, all at once, each with its place and
     * the cluster's own way where there is one. Nothing is asked of the cluster.
     *
     * @throws io.stackctl.failure.StackException with every attribute that it cannot honour
     */
    void requirePossible(Stack stack);

    /**
     * Whether a definition may say where in the cluster its stack is, so that verbs that need no
     * more than a name read it too, where there is one, and {@link #settle} with it.
     */
    default boolean isPlacedByDefinition() {
        return false;
    }

    /** Says which stack the verbs are about from then on. */
    default void settle(Stack stack) {}

    /**
     * Says how long each thing may take to come, or to go, of what is prepared from then on; {@link
     * #up} is told with its order.
     */
    void waitAtMost(Duration limit);

    /** What it takes to bring the selected services of a stack to their definition. */
    Prepared<?> up(Stack stack, UpOrder order);

    /**
     * The same while images are still to be made.
     *
     * @param coming why services get an image that is not there yet, such as {@code image made by
     *     3}
     */
    default Prepared<?> up(Stack stack, UpOrder order, Map<ServiceName, String> coming) {
        return up(stack, order);
    }

    /**
     * How images that are made on the engine that is spoken to come to the machines.
     *
     * @return by service; without those whose image the machines get by themselves
     * @throws io.stackctl.failure.StackException when one cannot come to a machine that may run it
     */
    default Map<ServiceName, ImageRoute> routes(Stack stack) {
        return Map.of();
    }

    /**
     * What it takes to end services, and with them all that is theirs alone.
     *
     * @param services empty for the whole stack, with its networks, configs and secrets
     * @param volumes whether data that the cluster keeps goes, too
     */
    Prepared<?> down(StackName stack, Set<ServiceName> services, boolean volumes);

    /** What it takes to have so many tasks of services. */
    Prepared<?> scale(StackName stack, Map<ServiceName, Integer> replicas);

    /**
     * What it takes to have new tasks in the place of those that are there.
     *
     * @param services empty for all
     */
    Prepared<?> restart(StackName stack, Set<ServiceName> services);

    /**
     * What it takes to have services as they were before their last change, or at another time.
     *
     * @param services empty for all that remember one
     * @param revision which of the forms that are remembered; empty for the one before
     */
    Prepared<?> rollback(StackName stack, Set<ServiceName> services, OptionalInt revision);

    /**
     * The forms of services that are remembered, by service, the newest first.
     *
     * @param services empty for all
     */
    default List<ServiceRevision> history(StackName stack, Set<ServiceName> services) {
        throw unsupported();
    }

    /**
     * The tasks of a stack, sorted by service and number, the newest of a number first.
     *
     * @param services empty for all
     * @throws io.stackctl.failure.StackException when the stack has no such service; one without
     *     tasks is no fault
     */
    List<Task> tasks(StackName stack, Set<ServiceName> services);

    /**
     * The container of a task on the engine that is spoken to, where that is the only way to run
     * something in it; empty for a cluster that runs it itself ({@link #exec}).
     *
     * @param number which of a service's tasks; empty for any that is there
     * @throws io.stackctl.failure.StackException when it runs on another machine, or not at all
     */
    default Optional<ContainerId> container(
            StackName stack, ServiceName service, OptionalInt number) {
        return Optional.empty();
    }

    /**
     * Runs a further process in the container of a task, on whatever machine that is; for a cluster
     * whose tasks have no {@link #container} here.
     *
     * @param number which of a service's tasks, from 1 on; empty for any that runs
     * @throws io.stackctl.failure.StackException when none runs, or the cluster cannot run it so
     */
    default TaskProcess exec(
            StackName stack, ServiceName service, OptionalInt number, ExecSpec spec) {
        throw unsupported();
    }

    /** The names of all stacks, with the number of services that each has, by name. */
    Map<StackName, Integer> stacks();

    /** The machines, sorted by name. */
    default List<ClusterNode> nodes() {
        throw unsupported();
    }

    /** What it takes to have tasks on machines again. */
    default Prepared<?> activate(List<String> nodes) {
        throw unsupported();
    }

    /**
     * What it takes to have no tasks on machines any more.
     *
     * @param waits whether it is waited until none runs there
     * @param timeout how long that may take; empty for as long as it takes
     */
    default Prepared<?> drain(List<String> nodes, boolean waits, Optional<Duration> timeout) {
        throw unsupported();
    }

    /**
     * Reads what a service's tasks wrote, on whatever machine they are.
     *
     * @param lines takes them, task by task
     */
    void logs(StackName stack, ServiceName service, LogQuery query, TaskLines lines);

    /**
     * Tells what happens to a stack and to the machines, until {@code until} or until this is
     * closed.
     *
     * @param services empty for all, with the machines
     * @param since tells from then on; empty for from now on
     */
    default void events(
            StackName stack,
            Set<ServiceName> services,
            Optional<Instant> since,
            Optional<Instant> until,
            Consumer<ClusterEvent> listener) {
        throw unsupported();
    }

    private static StackException unsupported() {
        return new StackException(new InvalidRequest("this cluster does not do that"));
    }

    /** Takes what tasks wrote, line by line. */
    @FunctionalInterface
    interface TaskLines {
        /** Whoever takes the lines of one task, which is called such as {@code web.1}. */
        LogConsumer of(String task);
    }

    @Override
    void close();
}
