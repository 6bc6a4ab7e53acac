package io.stackctl.model.service;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.tree.DurationText;
import java.time.Duration;

/** When an image is fetched from its registry. */
public sealed interface PullPolicy {

    /** Every time. */
    record Always() implements PullPolicy {}

    /** Only what is on the engine is used. */
    record Never() implements PullPolicy {}

    /** When the engine does not have it: the default. */
    record Missing() implements PullPolicy {}

    /** It is built, every time. */
    record Build() implements PullPolicy {}

    /** When the engine's copy is older. */
    record Every(Duration age) implements PullPolicy {}

    /** Parses {@code always never build missing if_not_present refresh daily weekly every_12h}. */
    static PullPolicy of(String text) {
        return switch (text) {
            case "always" -> new Always();
            case "never" -> new Never();
            case "build" -> new Build();
            case "", "missing", "if_not_present", "refresh" -> new Missing();
            case "daily" -> new Every(Duration.ofDays(1));
            case "weekly" -> new Every(Duration.ofDays(7));
            default -> {
                if (!text.startsWith("every_")) {
                    throw new InvalidValueException(
                            "invalid pull policy '" + text + "'",
                            "use always, never, missing, build, daily, weekly or every_<duration>");
                }
                yield new Every(DurationText.parse(text.substring("every_".length())));
            }
        };
    }
}
