package io.stackctl.step;

import io.stackctl.event.Resource;
import io.stackctl.model.name.ContainerId;
import io.stackctl.state.ObservedContainer;

/**
 * Which container a step is about: one that the engine has, by id, or one that an earlier step
 * creates, by the name it is created under.
 */
public sealed interface ContainerRef {

    /**
     * The name that users know it by, such as {@code shop-web-1}: the final one during a
     * replacement.
     */
    String name();

    /** The short form for plans, such as {@code web/1}. */
    String subject();

    /** What is told of it. */
    default Resource resource() {
        return Resource.container(name());
    }

    /** A container of the snapshot. */
    record Existing(ContainerId id, String name, String subject) implements ContainerRef {}

    /**
     * A container that does not exist yet.
     *
     * @param createdAs the name it is created under, which a replacement changes afterwards
     */
    record Planned(String createdAs, String name, String subject) implements ContainerRef {}

    /** Refers to a container of the snapshot. */
    static Existing of(ObservedContainer container) {
        return new Existing(container.id(), container.name(), subjectOf(container));
    }

    private static String subjectOf(ObservedContainer container) {
        return container.number().isPresent()
                ? container.service() + "/" + container.number().getAsInt()
                : container.name();
    }
}
