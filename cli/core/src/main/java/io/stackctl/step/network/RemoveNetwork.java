package io.stackctl.step.network;

import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.NetworkName;
import io.stackctl.plan.Narration;
import io.stackctl.plan.Outcome;
import io.stackctl.plan.Target;
import io.stackctl.plan.Weight;
import io.stackctl.step.Step;
import io.stackctl.step.StepContext;
import java.util.Optional;

/**
 * Removes a network.
 *
 * @param ifUsed what becomes of it where containers still use it
 */
public record RemoveNetwork(NetworkName network, NetworkId id, IfUsed ifUsed, String cause)
        implements Step {

    /** What becomes of a network that cannot be removed yet. */
    public enum IfUsed {
        /** It stays, which is told as its state. */
        TELL,
        /** It stays for the user to remove. */
        WARN,
        /** Nothing can go on while it is there. */
        FAIL
    }

    @Override
    public Target target() {
        return Target.network(network.value());
    }

    @Override
    public String verb() {
        return "remove";
    }

    @Override
    public Weight weight() {
        return Weight.CALL;
    }

    @Override
    public Narration narration() {
        return Narration.of(resource(), Status.REMOVING, Status.REMOVED);
    }

    private Resource resource() {
        return Resource.network(network.value());
    }

    @Override
    public Optional<Resource> removes() {
        return Optional.of(resource());
    }

    @Override
    public Outcome run(StepContext context) {
        if (context.engine().networks().remove(id)) {
            return Outcome.DONE;
        }
        return switch (ifUsed) {
            case TELL -> Outcome.of(Status.IN_USE);
            case WARN -> {
                context.warn(
                        "network "
                                + network
                                + " is still in use and was left in place; remove it manually once"
                                + " no container is attached");
                yield Outcome.of(Status.IN_USE);
            }
            case FAIL ->
                    throw new StackException(
                            new Failure.OperationFailed(
                                    "network "
                                            + network
                                            + " cannot be replaced: containers that are not of"
                                            + " this stack use it",
                                    "disconnect them (\"docker network inspect "
                                            + network
                                            + "\" lists them), then do the same again"));
        };
    }
}
