package io.stackctl.model.deploy;

import io.stackctl.model.Stack;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * What {@code x-stackctl.deploy} at the top says of the deployment as a whole.
 *
 * @param hooks run once a deployment
 * @param deadline how long each of them may take
 * @param keep how many revisions are kept; 1 or more
 */
public record StackPolicy(DeployHooks hooks, Duration deadline, int keep) {

    /**
     * Reads a stack's.
     *
     * @throws io.stackctl.failure.StackException when it has mistakes, with their places
     */
    public static StackPolicy of(Stack stack) {
        var found = new FoundMistakes();
        var policy =
                new PolicyReader(Declared.ofStack(stack.definition(), found), names(stack))
                        .stackPolicy();
        found.throwIfAny();
        return policy;
    }

    /** The same with what is asked for once on top. */
    public StackPolicy with(DeployOptions options) {
        return new StackPolicy(options.hooks(hooks), options.deadline().orElse(deadline), keep);
    }

    /** The names of all services, whether they are enabled or not. */
    static List<String> names(Stack stack) {
        var names = new TreeSet<>(stack.definition().mapping("services").keys());
        stack.services().forEach(service -> names.add(service.name().value()));
        stack.disabledServices().forEach(service -> names.add(service.name().value()));
        return List.copyOf(names);
    }
}
