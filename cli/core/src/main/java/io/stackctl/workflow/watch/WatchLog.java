package io.stackctl.workflow.watch;

import io.stackctl.event.Event;
import io.stackctl.model.name.ServiceName;
import io.stackctl.workflow.Surroundings;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code watch} says: lines as of a container of that name. */
final class WatchLog {

    private static final String SOURCE = "#watch";
    private static final int MANY = 1000;

    private WatchLog() {}

    static void say(Surroundings around, String text) {
        around.events().accept(line(text));
    }

    /** Warns of what may take long. */
    static void warn(Surroundings around, int changes) {
        if (changes > MANY) {
            around.events()
                    .accept(
                            new Event.Warning(
                                    "Very large batch of file changes detected: "
                                            + changes
                                            + " files. This may impact performance."));
            say(
                    around,
                    "Large batch of file changes detected. If you just switched branches, this is"
                            + " expected.");
        }
    }

    static Event line(String text) {
        return new Event.LogLine(SOURCE, Event.Stream.STDOUT, text, Optional.empty());
    }

    /** Names as Compose lists them: {@code ["api" "web"]}. */
    static String quoted(Collection<ServiceName> services) {
        return services.stream()
                .map(service -> "\"" + service + "\"")
                .collect(Collectors.joining(" ", "[", "]"));
    }
}
