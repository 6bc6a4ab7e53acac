package io.stackctl.workflow.upkeep;

import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.workflow.Pace;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Does something again and again until the user ends it. An engine that goes away is waited for.
 *
 * @param pace throws {@link Failure.Interrupted} when the user no longer wants to wait
 */
public record Watcher(EventSink events, Pace pace) {

    /** While nobody knows better. */
    private static final Duration USUAL = Duration.ofSeconds(5);

    /**
     * Does it.
     *
     * @param round does it once, and says after what time it is to be done again
     * @throws StackException for what will be the same next time, such as a mistake of the
     *     definition
     */
    public void run(Supplier<Duration> round) {
        var pause = USUAL;
        var said = "";
        try {
            while (true) {
                try {
                    pause = round.get();
                    said = "";
                } catch (StackException e) {
                    if (!isPassing(e)) {
                        throw e;
                    }
                    var words = e.failure().message();
                    if (!words.equals(said)) {
                        events.accept(new Event.Warning(words));
                    }
                    said = words;
                }
                pace.pause(pause);
            }
        } catch (StackException e) {
            if (!(e.failure() instanceof Failure.Interrupted)) {
                throw e;
            }
        }
    }

    private static boolean isPassing(StackException e) {
        return e.failure() instanceof Failure.EngineFailure
                || e.failure() instanceof Failure.OperationFailed;
    }
}
