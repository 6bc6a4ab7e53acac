package io.stackctl.services.blog.query;

import io.stackctl.services.blog.events.BlogEvent;
import io.stackctl.services.blog.events.BlogEvent.CommentCreated;
import io.stackctl.services.blog.events.BlogEvent.CommentModerated;
import io.stackctl.services.blog.events.BlogEvent.CommentUpdated;
import io.stackctl.services.blog.events.BlogEvent.PostCreated;
import io.stackctl.services.blog.events.Content;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Status;
import java.sql.Connection;
import java.sql.SQLException;

/** Stores what the others tell, so that it can be read without them. */
final class Listener {
    private Listener() {}

    static void hear(Connection transaction, BlogEvent event) throws SQLException {
        switch (event) {
            case PostCreated post -> insert(transaction, post);
            case CommentCreated comment ->
                    insert(transaction, comment.id(), comment.postId(), comment.content());
            case CommentUpdated comment -> {
                insert(transaction, comment.id(), comment.postId(), comment.content());
                update(transaction, comment.id(), comment.status());
            }
            case CommentModerated _ -> {} // the service comments tells what comes of it
        }
    }

    private static void insert(Connection transaction, PostCreated post) throws SQLException {
        try (var insert =
                transaction.prepareStatement(
                        "INSERT INTO posts (id, title) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, post.id().value());
            insert.setString(2, post.title().text());
            insert.executeUpdate();
        }
    }

    private static void insert(Connection transaction, Id id, Id postId, Content content)
            throws SQLException {
        try (var insert =
                transaction.prepareStatement(
                        "INSERT INTO comments (id, post_id, content, status)"
                                + " VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, id.value());
            insert.setObject(2, postId.value());
            insert.setString(3, content.text());
            insert.setString(4, Status.PENDING.toString());
            insert.executeUpdate();
        }
    }

    private static void update(Connection transaction, Id id, Status status) throws SQLException {
        try (var update =
                transaction.prepareStatement("UPDATE comments SET status = ? WHERE id = ?")) {
            update.setString(1, status.toString());
            update.setObject(2, id.value());
            update.executeUpdate();
        }
    }
}
