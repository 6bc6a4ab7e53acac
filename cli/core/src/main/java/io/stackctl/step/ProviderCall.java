package io.stackctl.step;

import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Provider;

/**
 * What the program behind a provider service is asked to do.
 *
 * @param stack whose name, folder and variables the program gets
 */
public record ProviderCall(Stack stack, ServiceName service, Provider provider, Command command) {

    /** Its commands. */
    public enum Command {
        UP("up"),
        STOP("stop"),
        DOWN("down");

        private final String word;

        Command(String word) {
            this.word = word;
        }

        /** As it is called, such as {@code up}. */
        public String word() {
            return word;
        }
    }
}
