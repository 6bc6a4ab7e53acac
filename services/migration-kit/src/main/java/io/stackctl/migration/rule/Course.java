package io.stackctl.migration.rule;

import io.stackctl.migration.rule.Standing.Entry;
import io.stackctl.migration.rule.Standing.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Decides what to run, from the files, the history and the request alone. */
final class Course {

    private final Migrations migrations;
    private final Standing standing;

    Course(Migrations migrations, List<AppliedMigration> history) {
        this.migrations = migrations;
        this.standing = Standing.of(migrations, history);
    }

    /**
     * What to run, in order; every file of it was read and understood.
     *
     * @throws MigrationException when something has to be settled first; nothing runs then
     */
    List<Script> of(Request request) {
        return switch (request) {
            case Request.Up up -> forward(up.most().orElse(Integer.MAX_VALUE), up.contract());
            case Request.Down down -> back(down.most());
            case Request.Redo redo -> again();
            case Request.Reset reset -> back(Integer.MAX_VALUE);
        };
    }

    private List<Script> forward(int most, boolean contract) {
        refuse(Set.of(State.DIRTY, State.CHANGED, State.MISSING, State.LATE));
        return standing.entries().stream()
                .filter(entry ->
                        entry.state() == State.PENDING
                                || (contract && entry.state() == State.WAITING))
                .limit(most)
                .map(entry -> Script.up(migration(entry)))
                .toList();
    }

    // A changed up file is no reason to refuse: going back is how one comes to apply it again.
    private List<Script> back(int most) {
        refuse(Set.of(State.DIRTY, State.MISSING));
        return applied().reversed().stream()
                .limit(most)
                .map(entry -> Script.down(migration(entry)))
                .toList();
    }

    private List<Script> again() {
        var scripts = new ArrayList<>(back(1));
        if (!scripts.isEmpty()) {
            scripts.add(Script.up(migration(applied().getLast())));
        }
        return scripts;
    }

    private List<Entry> applied() {
        return standing.entries().stream().filter(entry -> entry.appliedAt().isPresent()).toList();
    }

    private Migration migration(Entry entry) {
        return migrations.find(entry.version()).orElseThrow();
    }

    private void refuse(Set<State> states) {
        var inTheWay =
                new Standing(
                        standing.entries().stream()
                                .filter(entry -> states.contains(entry.state()))
                                .toList());
        if (!inTheWay.entries().isEmpty()) {
            throw new MigrationException(String.join("\n", inTheWay.problems()), "nothing was run");
        }
    }
}
