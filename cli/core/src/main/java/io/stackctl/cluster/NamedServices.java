package io.stackctl.cluster;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import java.util.Collection;
import java.util.function.UnaryOperator;

/** The services that a user names, of those that a cluster has. */
public final class NamedServices {

    private NamedServices() {}

    /**
     * Refuses a name that none of them has.
     *
     * @param spelled how the cluster spells a name
     * @param known those that are there, as the cluster spells them
     * @param none what is said where there are none
     * @throws StackException naming the first that is not there, with those that are
     */
    public static void require(
            Collection<ServiceName> named,
            UnaryOperator<String> spelled,
            Collection<String> known,
            String none) {
        for (var service : named) {
            if (!known.contains(spelled.apply(service.value()))) {
                throw new StackException(
                        new InvalidRequest(
                                "no such service: " + service,
                                known.isEmpty()
                                        ? none
                                        : "There are " + String.join(", ", known) + "."));
            }
        }
    }
}
