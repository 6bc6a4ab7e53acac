package io.stackctl.model.deploy;

import io.stackctl.model.Service;
import java.util.List;

/**
 * Services whose containers are replaced together, like a pod: one of them has what the others
 * share.
 *
 * @param members each after those that it shares with or depends on; never empty
 */
public record DeployUnit(List<Service> members) {

    public DeployUnit {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a unit has members");
        }
    }

    /** The service that the others hang on. */
    public Service leader() {
        return members.getFirst();
    }
}
