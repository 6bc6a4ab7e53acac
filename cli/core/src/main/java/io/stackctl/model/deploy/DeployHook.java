package io.stackctl.model.deploy;

import io.stackctl.model.name.ServiceName;
import java.util.List;

/** What is run beside a deployment. */
public sealed interface DeployHook {

    /**
     * A program on the machine of the user, in the project directory.
     *
     * @param words the program as written, relative to the project directory, and its arguments
     */
    record OnMachine(List<String> words) implements DeployHook {
        public OnMachine {
            words = List.copyOf(words);
        }
    }

    /** A container of a service of the stack, which has to exit with 0. */
    record OfService(ServiceName service) implements DeployHook {}
}
