package io.stackctl.workflow;

import io.stackctl.history.CommandWords;
import io.stackctl.model.name.StackName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known of the occasion on which something is done: the line that was typed, and which
 * stacks are seen on the way to keep a list of what is done to them.
 */
public final class Chronicle {

    private final List<String> line;
    private final Set<String> listed = new HashSet<>();

    /**
     * Begins one.
     *
     * @param line its words; none where nobody typed one
     */
    public Chronicle(List<String> line) {
        this.line = List.copyOf(line);
    }

    /** The line without what may be secret. */
    String command() {
        return CommandWords.shown(line);
    }

    /** Says that a stack keeps such a list. */
    synchronized void keeps(StackName stack) {
        listed.add(stack.value());
    }

    /** Whether a stack was seen to keep such a list. */
    public synchronized boolean isKeptOf(StackName stack) {
        return listed.contains(stack.value());
    }
}
