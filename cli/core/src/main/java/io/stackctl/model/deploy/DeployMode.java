package io.stackctl.model.deploy;

import io.stackctl.failure.Failure.InvalidDefinition;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.failure.Mistake;
import io.stackctl.failure.StackException;
import io.stackctl.model.Service;
import java.util.List;

/** {@code deploy.mode}: how many containers a service has, and whether they end. */
public enum DeployMode {
    /** As many as {@code replicas} says: the default. */
    REPLICATED,
    /** One an engine. */
    GLOBAL,
    /** As many as {@code replicas} says, each of which runs to its end. */
    REPLICATED_JOB,
    /** One an engine, which runs to its end. */
    GLOBAL_JOB;

    /** Whether its containers run to their end instead of being replaced while they serve. */
    public boolean isJob() {
        return this == REPLICATED_JOB || this == GLOBAL_JOB;
    }

    /** How many containers a service has on one engine in this mode. */
    public int replicas(Service service) {
        return this == GLOBAL || this == GLOBAL_JOB ? 1 : service.replicas().value();
    }

    /**
     * The mode of a service.
     *
     * @throws StackException when there is no such mode, with its place; Compose does not mind
     */
    public static DeployMode of(Service service) {
        var deploy = service.definition().mapping("deploy");
        var text = deploy.text("mode", "");
        try {
            return text.isEmpty() ? REPLICATED : Words.parse(DeployMode.class, "mode", text);
        } catch (InvalidValueException e) {
            var place = deploy.find("mode").map(node -> node.location()).orElse(Location.NONE);
            throw new StackException(
                    new InvalidDefinition(
                            List.of(
                                    Mistake.of(
                                            String.valueOf(e.getMessage()),
                                            place,
                                            "services." + service.name() + ".deploy.mode",
                                            e.remedy()))),
                    e);
        }
    }

    @Override
    public String toString() {
        return Words.of(this);
    }
}
