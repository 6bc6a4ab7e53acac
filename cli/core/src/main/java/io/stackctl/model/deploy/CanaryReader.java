package io.stackctl.model.deploy;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.tree.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code canary}. */
final class CanaryReader {

    private static final List<Share> STEPS = List.of(new Share(50), new Share(250), new Share(500));
    private static final int MOST_STEPS = 100;
    private static final Duration EACH = Duration.ofSeconds(60);
    private static final int MIN_REQUESTS = 100;
    private static final Ratio ANY = Ratio.percent(100);
    private static final Ratio ERROR_INCREASE = Ratio.percent(0.5);
    private static final Ratio P95_INCREASE = Ratio.percent(50);

    private final Declared canary;

    CanaryReader(Declared canary) {
        this.canary =
                canary.known(
                        "steps",
                        "each",
                        "min-requests",
                        "max-error-rate",
                        "max-error-increase",
                        "max-p95-increase",
                        "inconclusive",
                        "promote");
    }

    Canary canary() {
        return new Canary(
                canary.find("steps").map(this::steps).orElse(STEPS),
                canary.duration("each", Duration.ZERO).orElse(EACH),
                canary.whole("min-requests", 0, Integer.MAX_VALUE).orElse(MIN_REQUESTS),
                canary.value("max-error-rate", "a percentage", CanaryReader::rate).orElse(ANY),
                canary.ratio("max-error-increase").orElse(ERROR_INCREASE),
                canary.ratio("max-p95-increase").orElse(P95_INCREASE),
                canary.word("inconclusive", Canary.Inconclusive.class, "way on")
                        .orElse(Canary.Inconclusive.PAUSE),
                canary.word("promote", Canary.Promote.class, "way of promoting")
                        .orElse(Canary.Promote.AUTO));
    }

    /** A part of answers: unlike an increase, it cannot be more than all of them. */
    private static Ratio rate(String text) {
        var rate = Ratio.of(text);
        if (rate.value() > 1) {
            throw new InvalidValueException(
                    Words.shown(text) + " is more than all answers", "use 0% to 100%");
        }
        return rate;
    }

    private List<Share> steps(Declared.Field field) {
        if (!(field.node() instanceof Sequence sequence)) {
            canary.mistake(
                    field, "must be a list, not " + field.node().kind(), "write it as [5, 25, 50]");
            return STEPS;
        }
        if (sequence.items().isEmpty() || sequence.items().size() > MOST_STEPS) {
            canary.mistake(
                    field,
                    sequence.items().size()
                            + " steps are "
                            + (sequence.items().isEmpty() ? "too few" : "too many"),
                    "use 1 to " + MOST_STEPS);
            return STEPS;
        }
        var steps = new ArrayList<Share>();
        for (var i = 0; i < sequence.items().size(); i++) {
            var item = new Declared.Field(sequence.items().get(i), field.path() + "[" + i + "]");
            canary.scalar(
                            item,
                            "a share",
                            text -> {
                                var share = Share.of(text);
                                share.requireAfter(steps);
                                return share;
                            })
                    .ifPresent(steps::add);
        }
        return steps.isEmpty() ? STEPS : steps;
    }
}
