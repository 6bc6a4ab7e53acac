package io.stackctl.state;

import io.stackctl.model.name.StackName;

/**
 * A volume on the engine.
 *
 * @param driver such as {@code local}
 * @param mountpoint where its data lies on the engine's host
 * @param labels all labels, those of Compose among them
 */
public record ObservedVolume(String name, String driver, String mountpoint, StackLabels labels) {

    /** Whether stackctl keeps something of a stack in it, beside what the stack consists of. */
    public boolean isKeptOf(StackName stack) {
        return name.startsWith(stack + "_stackctl-")
                && !labels.isOf(stack)
                && labels.isKeptOf(stack);
    }
}
