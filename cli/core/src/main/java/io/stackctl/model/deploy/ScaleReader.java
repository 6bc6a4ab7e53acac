package io.stackctl.model.deploy;

import io.stackctl.failure.InvalidValueException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what changes a service between deployments: {@code autoscale} and {@code heal}. */
final class ScaleReader {

    private static final int MOST = 65_534;
    private static final Duration UP = Duration.ofSeconds(10);
    private static final Duration DOWN = Duration.ofMinutes(5);
    private static final Duration AFTER = Duration.ofSeconds(30);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Pattern AT_MOST = Pattern.compile("([0-9]{1,4}) +per +(\\S{1,60})");

    private final Declared declared;

    ScaleReader(Declared declared) {
        this.declared = declared;
    }

    Optional<Autoscale> autoscale() {
        var scale =
                declared.below("autoscale").known("min", "max", "in-flight", "cpu", "up", "down");
        if (scale.isEmpty()) {
            return Optional.empty();
        }
        var min = scale.whole("min", 1, MOST);
        var max = scale.whole("max", 1, MOST);
        var inFlight = scale.whole("in-flight", 1, Integer.MAX_VALUE);
        var cpu = scale.value("cpu", "a percentage", ScaleReader::load);
        int least = min.orElse(1);
        int most = max.orElse(least);
        if (!scale.has("max")) {
            scale.mistake("missing property 'max'", "say how many containers there may be");
        } else if (max.isPresent() && most < least) {
            scale.find("max")
                    .ifPresent(field ->
                            scale.mistake(field, most + " is less than min, " + least, ""));
        }
        if (!scale.has("in-flight") && !scale.has("cpu")) {
            scale.mistake(
                    "says nothing to scale by", "add 'in-flight: 20' (requests) or 'cpu: 70%'");
        }
        return Optional.of(
                new Autoscale(
                        least,
                        Math.max(least, most),
                        inFlight,
                        cpu,
                        scale.duration("up", SECOND).orElse(UP),
                        scale.duration("down", SECOND).orElse(DOWN)));
    }

    private static Ratio load(String text) {
        var load = Ratio.of(text);
        if (load.value() <= 0 || load.value() > 1) {
            throw new InvalidValueException(
                    Words.shown(text) + " is no load to aim at", "use 1% to 100%");
        }
        return load;
    }

    Optional<HealPolicy> heal() {
        var heal = declared.below("heal").known("after", "at-most");
        if (heal.isEmpty()) {
            return Optional.empty();
        }
        var after = heal.duration("after", SECOND).orElse(AFTER);
        return Optional.of(
                heal.value("at-most", "text", text -> heal(after, text))
                        .orElse(new HealPolicy(after, 3, Duration.ofMinutes(10))));
    }

    private static HealPolicy heal(Duration after, String text) {
        var match = AT_MOST.matcher(text);
        if (!match.matches()) {
            throw new InvalidValueException(
                    Words.shown(text) + " does not say how often", "write it as 3 per 10m");
        }
        int times = Integer.parseInt(match.group(1));
        if (times == 0) {
            throw new InvalidValueException(
                    "0 times is never", "leave out 'heal', or write it as 3 per 10m");
        }
        return new HealPolicy(after, times, Declared.parseDuration(match.group(2), SECOND));
    }
}
