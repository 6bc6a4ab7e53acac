package io.stackctl.history;

import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedVolume;
import io.stackctl.state.StackLabels;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the labels of the volumes say that stand for the right to change a stack. */
public final class LockLabels {

    private static final String PREFIX = "io.stackctl.lock.";
    private static final String STACK = PREFIX + "stack";
    private static final String EPOCH = PREFIX + "epoch";
    private static final String TOKEN = PREFIX + "token";
    private static final String BEAT = PREFIX + "beat";
    private static final String BY = PREFIX + "by";
    private static final String COMMAND = PREFIX + "command";
    private static final String SINCE = PREFIX + "since";
    private static final String PROCESS = PREFIX + "process";
    private static final String PHASE = PREFIX + "phase";

    private LockLabels() {}

    /** What all of them have. */
    public static Map<String, String> ofStack(StackName stack) {
        return Map.of(STACK, stack.value());
    }

    /** Those of a claim. */
    public static Map<String, String> of(StackName stack, LockClaim claim) {
        var labels = about(stack, claim);
        labels.put(BY, LabelText.cut(claim.by()));
        labels.put(COMMAND, LabelText.cut(claim.command()));
        labels.put(SINCE, claim.since().truncatedTo(ChronoUnit.SECONDS).toString());
        labels.put(PROCESS, LabelText.cut(claim.process()));
        return labels;
    }

    /** Those of a sign of life. */
    public static Map<String, String> of(
            StackName stack, LockClaim claim, long beat, String phase) {
        var labels = about(stack, claim);
        labels.put(BEAT, Long.toString(beat));
        labels.put(PHASE, LabelText.cut(phase));
        return labels;
    }

    private static Map<String, String> about(StackName stack, LockClaim claim) {
        var labels = new TreeMap<>(ofStack(stack));
        labels.put(EPOCH, Long.toString(claim.epoch()));
        labels.put(TOKEN, claim.token());
        return labels;
    }

    /** The claim that a volume stands for; empty when it stands for none. */
    public static Optional<LockClaim> claim(RecordNames names, ObservedVolume volume) {
        var labels = volume.labels();
        long epoch = number(labels, EPOCH);
        if (epoch == 0
                || !labels.get(STACK).equals(Optional.of(names.stack().value()))
                || !volume.name().equals(names.lock(epoch).value())) {
            return Optional.empty();
        }
        return labels.get(TOKEN)
                .map(token ->
                        new LockClaim(
                                epoch,
                                token,
                                text(labels, BY),
                                text(labels, COMMAND),
                                LabelText.instant(text(labels, SINCE)),
                                text(labels, PROCESS)));
    }

    /** The sign of life that a volume stands for; empty when it stands for none. */
    static Optional<LockLease> lease(RecordNames names, ObservedVolume volume) {
        var labels = volume.labels();
        long epoch = number(labels, EPOCH);
        long beat = number(labels, BEAT);
        if (epoch == 0 || beat == 0 || !volume.name().equals(names.lease(epoch, beat).value())) {
            return Optional.empty();
        }
        return labels.get(TOKEN)
                .map(token -> new LockLease(epoch, beat, token, text(labels, PHASE)));
    }

    private static long number(StackLabels labels, String name) {
        return LabelText.number(text(labels, name));
    }

    private static String text(StackLabels labels, String name) {
        return labels.get(name).orElse("");
    }
}
