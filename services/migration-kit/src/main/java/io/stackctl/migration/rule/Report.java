package io.stackctl.migration.rule;

import io.stackctl.migration.rule.Change.Direction;
import io.stackctl.migration.rule.Standing.State;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a request.
 *
 * @param changes what was run, in its order; in a preview, what would be
 * @param standing how files and database compare now
 */
public record Report(List<Change> changes, Standing standing) {

    public Report {
        changes = List.copyOf(changes);
    }

    /** The counts of it, such as {@code 2 reverted, 2 pending}. */
    public String summary() {
        var counts = new ArrayList<String>();
        count(counts, Direction.DOWN, "reverted");
        count(counts, Direction.UP, "applied");
        if (counts.isEmpty()) {
            counts.add("nothing to do");
        }
        counts.add(standing.in(State.PENDING).size() + " pending");
        int waiting = standing.in(State.WAITING).size();
        if (waiting > 0) {
            counts.add(waiting + " waiting for '" + Request.CONTRACT + "', or for a deployment");
        }
        return String.join(", ", counts);
    }

    private void count(List<String> counts, Direction direction, String verb) {
        long count = changes.stream().filter(change -> change.direction() == direction).count();
        if (count > 0) {
            counts.add(count + " " + verb);
        }
    }
}
