package io.stackctl.migration.rule;

import io.stackctl.migration.rule.AppliedMigration.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the files and the database compare.
 *
 * @param entries every migration that either of them knows, by version
 */
public record Standing(List<Entry> entries) {

    public Standing {
        entries = List.copyOf(entries);
    }

    /**
     * One migration.
     *
     * @param name {@code 003_tokens}
     * @param appliedAt when it ran; empty for one that did not
     * @param took how long it ran
     * @param contracts whether it takes something away that versions before it may need
     */
    public record Entry(
            Version version,
            String name,
            State state,
            Optional<Instant> appliedAt,
            Optional<Duration> took,
            boolean contracts) {}

    /** How one migration stands. */
    public enum State {
        APPLIED,
        PENDING,
        /** It is pending, and waits until nobody needs what it takes away. */
        WAITING,
        /** The up file is no longer what was applied. */
        CHANGED,
        /** It was applied, and its files are gone. */
        MISSING,
        /** It is pending below one that is applied, so that it would run out of order. */
        LATE,
        /** It was broken off outside of a transaction: nobody knows what is left of it. */
        DIRTY;

        /** The word for people and programs. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether migrations cannot go on before somebody looks at it. */
        public boolean isProblem() {
            return this != APPLIED && this != PENDING && this != WAITING;
        }
    }

    static Standing of(Migrations migrations, List<AppliedMigration> history) {
        var entries = new TreeMap<Version, Entry>();
        int newest = history.isEmpty() ? 0 : history.getLast().version().number();
        for (var migration : migrations.all()) {
            var version = migration.version();
            entries.put(
                    version,
                    new Entry(
                            version,
                            migration.id(),
                            state(migration, newest),
                            Optional.empty(),
                            Optional.empty(),
                            migration.contracts()));
        }
        for (var applied : history) {
            entries.put(
                    applied.version(),
                    new Entry(
                            applied.version(),
                            applied.id(),
                            state(applied, migrations.find(applied.version())),
                            Optional.of(applied.at()),
                            Optional.of(applied.took())
                                    .filter(took -> applied.outcome() == Outcome.APPLIED),
                            applied.contracts()));
        }
        return new Standing(new ArrayList<>(entries.values()));
    }

    /** Of a new database nobody needs anything yet: it gets all of them in their order. */
    private static State state(Migration migration, int newest) {
        if (migration.contracts() && newest > 0) {
            return State.WAITING;
        }
        return migration.version().number() < newest ? State.LATE : State.PENDING;
    }

    private static State state(AppliedMigration applied, Optional<Migration> file) {
        if (applied.isUnfinished()) {
            return State.DIRTY;
        }
        return file.map(migration ->
                        migration.up().checksum().equals(applied.checksum())
                                ? State.APPLIED
                                : State.CHANGED)
                .orElse(State.MISSING);
    }

    /** The names of those that would run now, oldest first, without those that wait. */
    public List<String> pending() {
        return names(Set.of(State.PENDING));
    }

    /** The names of those that wait until nobody needs what they take away, oldest first. */
    public List<String> waiting() {
        return names(Set.of(State.WAITING));
    }

    /** The names of both, oldest first. */
    public List<String> left() {
        return names(Set.of(State.PENDING, State.WAITING));
    }

    private List<String> names(Set<State> states) {
        return entries.stream()
                .filter(entry -> states.contains(entry.state()))
                .map(Entry::name)
                .toList();
    }

    /** The number of the newest one that there is a file of; 0 where there is none. */
    public int newest() {
        return entries.stream()
                .filter(entry -> entry.state() != State.MISSING)
                .mapToInt(entry -> entry.version().number())
                .max()
                .orElse(0);
    }

    /** One line for each migration that stands in the way; empty when all is well. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        for (var entry : entries) {
            switch (entry.state()) {
                case DIRTY ->
                        problems.add(
                                entry.name()
                                        + " was broken off, and it runs in no transaction: finish it by hand, then"
                                        + " 'migrate resolve "
                                        + entry.version()
                                        + " applied', or undo it by hand, then 'migrate resolve "
                                        + entry.version()
                                        + " pending'");
                case CHANGED ->
                        problems.add(
                                entry.name()
                                        + " is not what was applied: restore its up file and write a new migration, or"
                                        + " accept the file as it is with 'migrate resolve "
                                        + entry.version()
                                        + " applied'");
                case MISSING ->
                        problems.add(
                                entry.name()
                                        + " was applied, and its files are gone: restore them, or forget it with"
                                        + " 'migrate resolve "
                                        + entry.version()
                                        + " pending'");
                case LATE ->
                        problems.add(
                                entry.name()
                                        + " came after newer ones were applied: give it the next free number");
                case APPLIED, PENDING, WAITING -> {}
            }
        }
        return problems;
    }

    List<Entry> in(State state) {
        return entries.stream().filter(entry -> entry.state() == state).toList();
    }
}
