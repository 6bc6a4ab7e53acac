package io.stackctl.kubernetes.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which requests a route is for, as alternatives of which each has at most one host and one path.
 *
 * @param host empty for any
 * @param path empty for any
 */
record Rule(Optional<String> host, Optional<Path> path) {

    /** A path, or the beginning of one by whole segments. */
    record Path(String text, boolean exact) {}

    static final Rule ALL = new Rule(Optional.empty(), Optional.empty());

    /** What both ask for; empty where nothing can be both, or it cannot be said with one path. */
    Optional<Rule> and(Rule other) {
        if (host.isPresent() && other.host.isPresent() && !host.equals(other.host)) {
            return Optional.empty();
        }
        if (path.isPresent() && other.path.isPresent() && !path.equals(other.path)) {
            return Optional.empty();
        }
        return Optional.of(new Rule(host.or(other::host), path.or(other::path)));
    }

    /** Each of some with each of others. */
    static List<Rule> and(List<Rule> some, List<Rule> others) {
        var both = new ArrayList<Rule>();
        for (var one : some) {
            for (var other : others) {
                one.and(other).ifPresent(both::add);
            }
        }
        return both;
    }
}
