package io.stackctl.services.blog.moderation;

import io.stackctl.services.blog.events.BlogEvent;
import io.stackctl.services.blog.events.BlogEvent.CommentCreated;
import io.stackctl.services.blog.events.BlogEvent.CommentModerated;
import io.stackctl.services.blog.events.BlogEvent.CommentUpdated;
import io.stackctl.services.blog.events.BlogEvent.PostCreated;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Outbox;
import io.stackctl.services.blog.events.Status;
import io.stackctl.services.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Judges each comment once, and keeps its verdicts in this service's own database. */
final class Moderator {
    private final ForbiddenWords forbidden;
    private final Database database;
    private final Outbox outbox;

    Moderator(ForbiddenWords forbidden, Database database, Outbox outbox) {
        this.forbidden = forbidden;
        this.database = database;
        this.outbox = outbox;
    }

    /** Does what an event of another service asks for. */
    void hear(Connection transaction, BlogEvent event) throws SQLException {
        switch (event) {
            case CommentCreated comment -> judge(transaction, comment);
            case PostCreated _, CommentModerated _, CommentUpdated _ -> {} // nothing to judge
        }
    }

    /** A comment that is heard of again keeps its verdict, even if the words have changed since. */
    private void judge(Connection transaction, CommentCreated comment) throws SQLException {
        var status = forbidden.judge(comment.content());
        try (var insert =
                transaction.prepareStatement(
                        "INSERT INTO verdicts (comment_id, status) VALUES (?, ?)"
                                + " ON CONFLICT DO NOTHING")) {
            insert.setObject(1, comment.id().value());
            insert.setString(2, status.toString());
            if (insert.executeUpdate() == 1) {
                outbox.add(
                        transaction, new CommentModerated(comment.id(), comment.postId(), status));
            }
        }
    }

    /** What was said about a comment, if it was heard of. */
    Optional<Verdict> verdict(Id commentId) throws SQLException {
        return database.transaction(transaction -> {
            try (var select =
                    transaction.prepareStatement(
                            "SELECT status FROM verdicts WHERE comment_id = ?")) {
                select.setObject(1, commentId.value());
                var row = select.executeQuery();
                return row.next()
                        ? Optional.of(new Verdict(commentId, Status.of(row.getString("status"))))
                        : Optional.empty();
            }
        });
    }
}
