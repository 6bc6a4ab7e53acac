package io.stackctl.planner;

import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import java.util.OptionalInt;

/** How containers are called in front of their output. */
public final class LogNames {

    private LogNames() {}

    /**
     * {@code web-1} for {@code shop-web-1} of the stack {@code shop}; a name that the user chose
     * stays whole.
     *
     * @param number the replica's number; empty for one-off containers
     */
    public static String of(
            StackName stack, ServiceName service, OptionalInt number, String container) {
        var digits = number.isPresent() ? Integer.toString(number.getAsInt()) : "";
        return of(stack, service, digits, container);
    }

    static String of(StackName stack, ServiceName service, String number, String container) {
        for (var separator : new String[] {"-", "_"}) {
            var shortName = service + separator + number;
            if (container.equals(stack + separator + shortName)) {
                return shortName;
            }
        }
        return container;
    }
}
