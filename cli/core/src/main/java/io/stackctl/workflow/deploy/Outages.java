package io.stackctl.workflow.deploy;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Promise;
import io.stackctl.step.Step;
import io.stackctl.workflow.change.Consent;
import java.util.Optional;
import java.util.stream.Collectors;

/** That everything behind a gateway is away for a while is nothing to be done unasked. */
final class Outages {

    /** Asks about it, once. */
    static final Consent CONSENT = Consent.whole(Outages::question);

    private Outages() {}

    private static Optional<String> question(Plan<Step> plan) {
        var outages =
                plan.promises().stream()
                        .filter(promise -> promise.kind() == Promise.Kind.OUTAGE)
                        .map(promise ->
                                "Replacing gateway \""
                                        + promise.subject()
                                        + "\" means "
                                        + promise.text())
                        .collect(Collectors.joining(". "));
        return outages.isEmpty() ? Optional.empty() : Optional.of(outages + ". Replace it?");
    }

    /** What is said where the user does not agree, or is not there to be asked. */
    static StackException refused() {
        return new StackException(
                new Failure.InvalidRequest(
                        "the gateway is not replaced, and nothing was changed",
                        "--yes agrees to the gap that `stackctl plan deploy` says, and services can"
                                + " be deployed by their names without it"));
    }
}
