package io.stackctl.history;

import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedVolume;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the labels of the volume say that stands for a revision's end. */
final class OutcomeLabels {

    static final String KIND = "outcome";

    private static final String PREFIX = "io.stackctl.outcome.";
    private static final String TURN = PREFIX + "turn";
    private static final String RESULT = PREFIX + "result";
    private static final String AT = PREFIX + "at";

    /** In milliseconds. */
    private static final String TOOK = PREFIX + "took";

    private static final String DETAIL = PREFIX + "detail";
    private static final String FAILED = PREFIX + "failed-requests";

    private OutcomeLabels() {}

    static Map<String, String> of(
            StackName stack, RevisionNumber number, int turn, Outcome outcome) {
        var labels = RevisionLabels.about(stack, number, KIND);
        labels.put(TURN, Integer.toString(turn));
        labels.put(RESULT, outcome.result().name().toLowerCase(Locale.ROOT));
        labels.put(AT, outcome.at().toString());
        labels.put(TOOK, Long.toString(outcome.took().toMillis()));
        labels.put(DETAIL, LabelText.cut(outcome.detail()));
        labels.put(FAILED, Long.toString(outcome.failedRequests()));
        return labels;
    }

    /** Which of the ends of a revision it is; the highest is the last one. */
    static int turn(ObservedVolume volume) {
        return (int) Math.min(1_000_000, LabelText.number(text(volume, TURN)));
    }

    /**
     * Reads it; a result that this version does not know is a failure, since somebody must look.
     */
    static Outcome read(ObservedVolume volume) {
        return new Outcome(
                result(text(volume, RESULT)),
                LabelText.instant(text(volume, AT)),
                Duration.ofMillis(LabelText.number(text(volume, TOOK))),
                text(volume, DETAIL),
                LabelText.number(text(volume, FAILED)));
    }

    private static Outcome.Result result(String word) {
        for (var result : Outcome.Result.values()) {
            if (result.name().toLowerCase(Locale.ROOT).equals(word)) {
                return result;
            }
        }
        return Outcome.Result.FAILED;
    }

    private static String text(ObservedVolume volume, String name) {
        return Optional.of(volume.labels()).flatMap(labels -> labels.get(name)).orElse("");
    }
}
