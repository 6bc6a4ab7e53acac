package io.stackctl.step.deploy;

import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.traffic.RevisionCounts;
import io.stackctl.traffic.TrafficControl;
import io.stackctl.traffic.TrafficCounts;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the errors of a new revision with those of the others, from when it was made on. Few
 * requests prove nothing: what counts is what a difference is at least, with 95 % certainty.
 */
final class ErrorComparison {

    /** Of the normal distribution, for one side: 95 %. */
    private static final double CERTAINTY = 1.645;

    /**
     * The same for whoever looks again and again before the end: each look may be wrong, so each
     * has to be much surer (99.95 %).
     */
    private static final double CERTAINTY_BEFORE = 3.29;

    /** Whatever their rate: a few errors are an accident. */
    private static final int FEWEST = 5;

    private static final double SLOWEST = 0.95;

    /** Requests, of each revision, that a percentile of latency is worth something with. */
    private static final int ENOUGH = 100;

    private final TrafficControl traffic;
    private final ServiceName service;
    private final RevisionNumber revision;
    private final TrafficCounts begin;

    ErrorComparison(TrafficControl traffic, ServiceName service, RevisionNumber revision) {
        this.traffic = traffic;
        this.service = service;
        this.revision = revision;
        this.begin = traffic.counts(service);
    }

    /** What came since, as gateways say when they are asked now. */
    TrafficCounts window() {
        return traffic.counts(service).since(begin);
    }

    /** What the new revision was asked, and answered, in that time. */
    Map<String, Long> counts(TrafficCounts window) {
        var fresh = window.of(revision);
        return Map.of("requests", fresh.requests(), "errors", fresh.errors());
    }

    /**
     * What is wrong with the new revision; empty when nothing is, or not certainly.
     *
     * @param window what came since
     * @param last whether it is not asked again
     */
    Optional<String> failure(TrafficCounts window, ErrorBudget budget, boolean last) {
        var fresh = window.of(revision);
        var old = others(window).requests() > 0 ? others(window) : others(begin);
        double certainty = last ? CERTAINTY : CERTAINTY_BEFORE;
        if (fresh.errors() < FEWEST) {
            return Optional.empty();
        }
        if (leastDifference(fresh, old, certainty) > budget.increase()) {
            return Optional.of(words(fresh) + ", the old version " + words(old));
        }
        return leastRate(fresh, certainty) > budget.rate()
                ? Optional.of(
                        words(fresh)
                                + ", and at most "
                                + ErrorBudget.percent(budget.rate())
                                + " may")
                : Optional.empty();
    }

    /**
     * The same, and whether it has become slower: by how much of the old one's its 95th percentile
     * of latency may be longer.
     */
    Optional<String> failure(
            TrafficCounts window, ErrorBudget budget, double slower, boolean last) {
        var failure = failure(window, budget, last);
        if (failure.isPresent() || !last) {
            return failure;
        }
        var fresh = window.of(revision);
        var old = others(window);
        long most = (long) Math.ceil(old.percentile(SLOWEST) * (1 + slower));
        return fresh.requests() >= ENOUGH
                        && old.requests() >= ENOUGH
                        && fresh.percentile(SLOWEST) > most
                ? Optional.of(
                        "95% of its answers took up to "
                                + fresh.percentile(SLOWEST)
                                + " ms, the old version's "
                                + old.percentile(SLOWEST)
                                + " ms")
                : Optional.empty();
    }

    private RevisionCounts others(TrafficCounts counts) {
        return counts.revisions().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(revision))
                .map(Map.Entry::getValue)
                .reduce(RevisionCounts.NONE, RevisionCounts::plus);
    }

    private static String words(RevisionCounts counts) {
        return counts.errors()
                + " of "
                + counts.requests()
                + " requests failed ("
                + ErrorBudget.percent(counts.errorRate())
                + ")";
    }

    /**
     * By how much the first rate is higher, at least. Two successes and two failures are added, one
     * to each side, without which small numbers would look certain (Agresti and Caffo).
     */
    static double leastDifference(RevisionCounts fresh, RevisionCounts old, double certainty) {
        double n = fresh.requests() + 2.0;
        double m = old.requests() + 2.0;
        double p = (fresh.errors() + 1) / n;
        double q = (old.errors() + 1) / m;
        return p - q - certainty * Math.sqrt(p * (1 - p) / n + q * (1 - q) / m);
    }

    /** How high a rate is at least (Wilson). */
    static double leastRate(RevisionCounts counts, double certainty) {
        double n = counts.requests();
        if (n == 0) {
            return 0;
        }
        double z = certainty;
        double p = counts.errorRate();
        double centre = p + z * z / (2 * n);
        double spread = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return (centre - spread) / (1 + z * z / n);
    }
}
