package io.stackctl.services.gateway.proxy;

import java.time.Duration;
import java.util.regex.Pattern;

/** How long something may take, between 1 ms and a day. */
public record Milliseconds(Duration duration) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,8})(ms|s|m|h)");

    /**
     * Parses a number with its unit, such as {@code 500ms}, {@code 10s}, {@code 5m} or {@code 1h}.
     */
    public static Milliseconds of(String text) {
        var match = FORM.matcher(text);
        if (match.matches()) {
            long number = Long.parseLong(match.group(1));
            var duration =
                    switch (match.group(2)) {
                        case "ms" -> Duration.ofMillis(number);
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        default -> Duration.ofHours(number);
                    };
            if (duration.isPositive() && duration.compareTo(Duration.ofDays(1)) <= 0) {
                return new Milliseconds(duration);
            }
        }
        throw new IllegalArgumentException(
                "is not a time such as 500ms, 10s or 5m, of a day at most");
    }
}
