package io.stackctl.planner.reconcile;

import io.stackctl.model.name.ServiceName;
import java.util.Set;

/**
 * What is wanted of a stack.
 *
 * @param named the services that the user named; empty for all
 * @param orphans what becomes of containers of services that are no longer defined
 * @param starting when containers are started
 * @param await whether the plan ends with waiting until every service is ready
 * @param nameSeparator {@code -}, or {@code _} in compatibility mode
 */
public record Wanted(
        Set<ServiceName> named,
        Recreation recreation,
        Orphans orphans,
        Starting starting,
        boolean await,
        String nameSeparator) {

    /** What plain {@code up -d} wants. */
    public static final Wanted DEFAULTS =
            new Wanted(
                    Set.of(),
                    Recreation.DEFAULTS,
                    Orphans.WARN,
                    Starting.EACH_WHEN_READY,
                    false,
                    "-");

    public Wanted {
        named = Set.copyOf(named);
    }

    /** What becomes of orphans. */
    public enum Orphans {
        WARN,
        REMOVE,
        IGNORE
    }

    /** When containers are started. */
    public enum Starting {
        NEVER,
        /** Each as soon as it and what it depends on are ready. */
        EACH_WHEN_READY,
        /** None before all of them are there, for those who want to see each from its beginning. */
        ALL_TOGETHER
    }

    /** Whether containers are started. */
    public boolean starts() {
        return starting != Starting.NEVER;
    }

    /** When containers of a service are replaced. */
    Recreation.When recreationOf(ServiceName service) {
        return named.isEmpty() || named.contains(service)
                ? recreation.named()
                : recreation.others();
    }

    /** The same for some services. */
    public Wanted of(Set<ServiceName> services) {
        return new Wanted(services, recreation, orphans, starting, await, nameSeparator);
    }

    /** The same with other containers to be replaced. */
    public Wanted recreating(Recreation other) {
        return new Wanted(named, other, orphans, starting, await, nameSeparator);
    }

    /** The same with something else to become of orphans. */
    public Wanted withOrphans(Orphans other) {
        return new Wanted(named, recreation, other, starting, await, nameSeparator);
    }

    /** The same with starts at another time. */
    public Wanted starting(Starting other) {
        return new Wanted(named, recreation, orphans, other, await, nameSeparator);
    }

    /** The same, waiting at the end until every service is ready, or not. */
    public Wanted awaiting(boolean all) {
        return new Wanted(named, recreation, orphans, starting, all, nameSeparator);
    }

    /** The same with another separator in names. */
    public Wanted separatedBy(String separator) {
        return new Wanted(named, recreation, orphans, starting, await, separator);
    }
}
