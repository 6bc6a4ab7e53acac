package io.stackctl.services.voting.worker;

import io.stackctl.services.postgres.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;

/** The votes that count: the last one of each voter. */
final class VoteStore {
    private static final String ADD =
            """
            INSERT INTO votes (voter, choice, cast_at, cast_as) VALUES (?, ?, ?, ?)
            ON CONFLICT (voter) DO UPDATE
            SET choice = excluded.choice, cast_at = excluded.cast_at, cast_as = excluded.cast_as
            WHERE (votes.cast_at, votes.cast_as) < (excluded.cast_at, excluded.cast_as)
            """;

    private final Database database;

    VoteStore(Database database) {
        this.database = database;
    }

    /**
     * Adds votes, all or none, and tells whoever listens to {@code votes}. To add a vote twice, or
     * an older one after a newer, changes nothing.
     */
    void add(List<Vote> votes) throws SQLException {
        database.run(connection -> {
            try (var add = connection.prepareStatement(ADD);
                    var tell = connection.prepareStatement("SELECT pg_notify('votes', '')")) {
                for (var vote : lastOfEach(votes)) {
                    add.setString(1, vote.voter());
                    add.setString(2, vote.choice());
                    add.setLong(3, vote.number().getTime());
                    add.setLong(4, vote.number().getSequence());
                    add.addBatch();
                }
                add.executeBatch();
                tell.execute();
            }
        });
    }

    /** In the order of the voters: two workers that write the same ones do not block each other. */
    static List<Vote> lastOfEach(List<Vote> votes) {
        var last = new TreeMap<String, Vote>();
        for (var vote : votes) {
            last.merge(
                    vote.voter(),
                    vote,
                    (one, other) -> one.number().compareTo(other.number()) > 0 ? one : other);
        }
        return List.copyOf(last.values());
    }
}
