package io.stackctl.model.service;

import io.stackctl.model.tree.DurationText;
import io.stackctl.model.tree.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the engine finds out whether a container works. What is empty is left to the image, then to
 * the engine.
 *
 * @param test {@code [CMD, program, args…]}, {@code [CMD-SHELL, line]} or {@code [NONE]}; empty
 *     keeps the image's
 * @param interval time between two checks; engine default 30 s
 * @param timeout how long one check may take; engine default 30 s
 * @param startPeriod failures in this time after the start do not count; engine default 0 s
 * @param startInterval time between two checks during the start period; engine default 5 s
 * @param retries failures in a row that make a container unhealthy; engine default 3
 * @param disabled whether the image's check is switched off
 */
public record Healthcheck(
        List<String> test,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        Optional<Duration> startPeriod,
        Optional<Duration> startInterval,
        Optional<Integer> retries,
        boolean disabled) {

    public static Healthcheck of(Mapping definition) {
        return new Healthcheck(
                definition.texts("test"),
                definition.text("interval").map(DurationText::parse),
                definition.text("timeout").map(DurationText::parse),
                definition.text("start_period").map(DurationText::parse),
                definition.text("start_interval").map(DurationText::parse),
                definition.number("retries").map(Long::intValue),
                definition.flag("disable"));
    }
}
