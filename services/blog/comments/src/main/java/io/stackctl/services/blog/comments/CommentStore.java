package io.stackctl.services.blog.comments;

import io.stackctl.services.blog.events.BlogEvent;
import io.stackctl.services.blog.events.BlogEvent.CommentCreated;
import io.stackctl.services.blog.events.BlogEvent.CommentModerated;
import io.stackctl.services.blog.events.BlogEvent.CommentUpdated;
import io.stackctl.services.blog.events.BlogEvent.PostCreated;
import io.stackctl.services.blog.events.Content;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Outbox;
import io.stackctl.services.blog.events.Status;
import io.stackctl.services.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The comments, in this service's own database, and the posts that they may be on. */
final class CommentStore {
    private final Database database;
    private final Outbox outbox;

    CommentStore(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /**
     * Stores a comment, and with it the event that tells of it.
     *
     * @return what is stored under its id now: another one where the id was taken before; nothing
     *     where there is no such post
     */
    Optional<Comment> add(Comment comment) throws SQLException {
        var stored =
                database.transaction(transaction -> {
                    if (insert(transaction, comment)) {
                        outbox.add(
                                transaction,
                                new CommentCreated(
                                        comment.id(), comment.postId(), comment.content()));
                    }
                    return find(transaction, comment.id());
                });
        outbox.flush();
        return stored;
    }

    /** Does what an event of another service asks for. */
    void hear(Connection transaction, BlogEvent event) throws SQLException {
        switch (event) {
            case PostCreated post -> allow(transaction, post.id());
            case CommentModerated verdict -> judge(transaction, verdict);
            case CommentCreated _, CommentUpdated _ -> {} // its own
        }
    }

    private static void allow(Connection transaction, Id postId) throws SQLException {
        try (var insert =
                transaction.prepareStatement(
                        "INSERT INTO posts (id) VALUES (?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, postId.value());
            insert.executeUpdate();
        }
    }

    private void judge(Connection transaction, CommentModerated verdict) throws SQLException {
        try (var update =
                transaction.prepareStatement(
                        "UPDATE comments SET status = ? WHERE id = ? AND status <> ?")) {
            update.setString(1, verdict.status().toString());
            update.setObject(2, verdict.id().value());
            update.setString(3, verdict.status().toString());
            if (update.executeUpdate() == 1) {
                var comment = find(transaction, verdict.id()).orElseThrow();
                outbox.add(
                        transaction,
                        new CommentUpdated(
                                comment.id(),
                                comment.postId(),
                                comment.content(),
                                comment.status()));
            }
        }
    }

    private static boolean insert(Connection transaction, Comment comment) throws SQLException {
        try (var insert =
                transaction.prepareStatement(
                        "INSERT INTO comments (id, post_id, content, status)"
                                + " SELECT ?, posts.id, ?, ? FROM posts WHERE posts.id = ?"
                                + " ON CONFLICT DO NOTHING")) {
            insert.setObject(1, comment.id().value());
            insert.setString(2, comment.content().text());
            insert.setString(3, comment.status().toString());
            insert.setObject(4, comment.postId().value());
            return insert.executeUpdate() == 1;
        }
    }

    private static Optional<Comment> find(Connection transaction, Id id) throws SQLException {
        try (var select =
                transaction.prepareStatement(
                        "SELECT post_id, content, status FROM comments WHERE id = ?")) {
            select.setObject(1, id.value());
            var row = select.executeQuery();
            return row.next()
                    ? Optional.of(
                            new Comment(
                                    id,
                                    new Id(row.getObject("post_id", UUID.class)),
                                    Content.of(row.getString("content")),
                                    Status.of(row.getString("status"))))
                    : Optional.empty();
        }
    }
}
