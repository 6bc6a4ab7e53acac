package io.stackctl.workflow.render;

import io.stackctl.model.Stack;

/** Writes a stack down in the form of whoever is to run it. A pure function of what it is given. */
@FunctionalInterface
public interface StackRenderer {

    /**
     * Renders a stack.
     *
     * @param files what the definition names on this machine
     * @return what there is to write, also of a stack of which something was refused
     */
    Rendering render(Stack stack, RenderLayout layout, StackFiles files);
}
