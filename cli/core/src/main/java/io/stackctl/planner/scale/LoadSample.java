package io.stackctl.planner.scale;

import io.stackctl.model.deploy.Autoscale;
import java.util.Optional;

/**
 * What the containers of a service had to do at one moment.
 *
 * @param ready how many of them can take requests
 * @param inFlight requests that all of them together have not answered; empty where nobody counts
 * @param cpu of what each may use, on average, 1 for all of it; empty where it is not known
 */
public record LoadSample(int ready, Optional<Long> inFlight, Optional<Double> cpu) {

    /** With one container fewer there has to be room left, or it would be added again at once. */
    private static final double ROOM = 0.8;

    /** How many containers it takes, 1 or more; empty where nothing is known. */
    Optional<Integer> needed(Autoscale policy) {
        if (ready == 0) {
            return Optional.empty();
        }
        var byRequests =
                policy.inFlight().flatMap(each -> inFlight.map(all -> (double) all / each));
        var byCpu = policy.cpu().flatMap(aim -> cpu.map(used -> used * ready / aim.value()));
        if (byRequests.isEmpty() && byCpu.isEmpty()) {
            return Optional.empty();
        }
        double most = Math.max(byRequests.orElse(0.0), byCpu.orElse(0.0));
        return Optional.of((int) Math.clamp(Math.ceil(most), 1, Integer.MAX_VALUE));
    }

    /** Whether there is too much to do. */
    boolean isHigh(Autoscale policy) {
        return needed(policy).filter(count -> count > ready).isPresent();
    }

    /** Whether one fewer would do. What is not known is not little. */
    public boolean isLow(Autoscale policy) {
        if (ready < 2) {
            return false;
        }
        boolean requests =
                policy.inFlight()
                        .map(each ->
                                inFlight.filter(all -> all <= ROOM * each * (ready - 1))
                                        .isPresent())
                        .orElse(true);
        boolean processors =
                policy.cpu()
                        .map(aim ->
                                cpu.filter(used -> used * ready <= ROOM * aim.value() * (ready - 1))
                                        .isPresent())
                        .orElse(true);
        return requests && processors;
    }

    /** What the policy asks for and nobody can tell; empty where all is known. */
    public Optional<String> unknown(Autoscale policy) {
        if (ready == 0) {
            return Optional.of("none of its containers is ready");
        }
        if (policy.inFlight().isPresent() && inFlight.isEmpty()) {
            return Optional.of("no gateway tells how many requests it has");
        }
        return policy.cpu().isPresent() && cpu.isEmpty()
                ? Optional.of("the engine does not tell what its processors do")
                : Optional.empty();
    }

    /** In words, such as {@code 45 requests at once and 80% of the processors}. */
    String words(Autoscale policy) {
        var requests =
                policy.inFlight().flatMap(_ -> inFlight.map(all -> all + " requests at once"));
        var processors =
                policy.cpu()
                        .flatMap(_ ->
                                cpu.map(used -> Math.round(used * 100) + "% of the processors"));
        return requests.map(text -> text + processors.map(more -> " and " + more).orElse(""))
                .or(() -> processors)
                .orElse("nothing known");
    }
}
