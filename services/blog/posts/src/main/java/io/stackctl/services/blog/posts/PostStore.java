package io.stackctl.services.blog.posts;

import io.stackctl.services.blog.events.BlogEvent.PostCreated;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Outbox;
import io.stackctl.services.blog.events.Title;
import io.stackctl.services.postgres.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** The posts, in this service's own database. */
final class PostStore {
    private final Database database;
    private final Outbox outbox;

    PostStore(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /**
     * Stores a post, and with it the event that tells of it.
     *
     * @return what is stored under its id now: another one where the id was taken before
     */
    Post add(Post post) throws SQLException {
        var stored =
                database.transaction(transaction -> {
                    if (insert(transaction, post)) {
                        outbox.add(transaction, new PostCreated(post.id(), post.title()));
                    }
                    return find(transaction, post.id());
                });
        outbox.flush();
        return stored;
    }

    private static boolean insert(Connection transaction, Post post) throws SQLException {
        try (var insert =
                transaction.prepareStatement(
                        "INSERT INTO posts (id, title) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, post.id().value());
            insert.setString(2, post.title().text());
            return insert.executeUpdate() == 1;
        }
    }

    private static Post find(Connection transaction, Id id) throws SQLException {
        try (var select = transaction.prepareStatement("SELECT title FROM posts WHERE id = ?")) {
            select.setObject(1, id.value());
            var row = select.executeQuery();
            row.next();
            return new Post(id, Title.of(row.getString("title")));
        }
    }
}
