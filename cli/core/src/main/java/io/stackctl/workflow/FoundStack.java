package io.stackctl.workflow;

import io.stackctl.model.Stack;
import io.stackctl.model.name.StackName;

/** What is known of the stack that a verb is about. */
public sealed interface FoundStack {

    StackName name();

    /** Its definition was loaded. */
    record Defined(Stack stack) implements FoundStack {
        @Override
        public StackName name() {
            return stack.name();
        }
    }

    /** Only its name is known; the labels on the engine say the rest. */
    record Named(StackName name) implements FoundStack {}
}
