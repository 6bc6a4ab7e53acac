package io.stackctl.planner;

import io.stackctl.model.name.ServiceName;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.Step;
import java.util.List;
import java.util.Optional;

/**
 * Something that has to go well before a plan goes on at a service, such as a backup before its
 * containers are replaced, or the migrations of a database before those that depend on it start. A
 * plan has a step for it where there is a cause.
 *
 * @param onChange the cause where the plan changes the service, such as {@code the database
 *     starts}: before, when a container of it is made, stopped, removed or started; after, when one
 *     is started. Empty when that alone is none
 * @param regardless the cause that there is whatever becomes of the service, such as {@code
 *     pending: 003_tokens}; empty when there is none. Where the plan changes the service, {@code
 *     onChange} is said
 */
public record Gate(
        ServiceName service,
        Position position,
        Task task,
        Optional<String> onChange,
        Optional<String> regardless) {

    /** Where it is. */
    public enum Position {
        /** Before anything is done to the service's containers, or to the volumes they hold. */
        BEFORE,
        /** When the service is ready, and before what depends on it starts. */
        AFTER
    }

    /** What is done there. */
    @FunctionalInterface
    public interface Task {

        /**
         * The step for it.
         *
         * @param containers those of the service, by number: before it, as the engine has them;
         *     after it, those that are ready then
         * @param cause what the step gives as its cause
         * @return empty when these containers need nothing
         */
        Optional<Step> with(List<ContainerRef> containers, String cause);
    }

    /** Why it is passed through; empty when it is not. */
    public Optional<String> cause(boolean changes) {
        return changes && onChange.isPresent() ? onChange : regardless;
    }
}
