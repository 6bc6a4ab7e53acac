package io.stackctl.services.blog.query;

import io.stackctl.services.blog.events.Content;
import io.stackctl.services.blog.events.Id;
import io.stackctl.services.blog.events.Status;
import io.stackctl.services.blog.events.Title;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads posts with their comments. */
final class PostReader {
    /** The last hundred comments of each post; the count is of all. */
    private static final String COMMENTS =
            """
            SELECT id, content, status, total
            FROM (SELECT id, number, content, status, count(*) OVER () AS total
                  FROM comments WHERE post_id = ? ORDER BY number DESC LIMIT 100) AS latest
            ORDER BY number
            """;

    private final Connection transaction;

    PostReader(Connection transaction) {
        this.transaction = transaction;
    }

    /** The latest posts whose number is below the bound. */
    List<Post> before(long number, long limit) throws SQLException {
        try (var select =
                transaction.prepareStatement(
                        "SELECT id, number, title FROM posts WHERE number < ?"
                                + " ORDER BY number DESC LIMIT ?")) {
            select.setLong(1, number);
            select.setLong(2, limit);
            return posts(select);
        }
    }

    Optional<Post> find(Id id) throws SQLException {
        try (var select =
                transaction.prepareStatement("SELECT id, number, title FROM posts WHERE id = ?")) {
            select.setObject(1, id.value());
            return posts(select).stream().findFirst();
        }
    }

    private List<Post> posts(PreparedStatement select) throws SQLException {
        var posts = new ArrayList<Post>();
        try (var comments = transaction.prepareStatement(COMMENTS)) {
            var row = select.executeQuery();
            while (row.next()) {
                comments.setObject(1, row.getObject("id", UUID.class));
                posts.add(post(row, comments.executeQuery()));
            }
        }
        return posts;
    }

    private static Post post(ResultSet row, ResultSet said) throws SQLException {
        var comments = new ArrayList<Comment>();
        long total = 0;
        while (said.next()) {
            comments.add(comment(said));
            total = said.getLong("total");
        }
        return new Post(
                new Id(row.getObject("id", UUID.class)),
                row.getLong("number"),
                Title.of(row.getString("title")),
                total,
                comments);
    }

    private static Comment comment(ResultSet row) throws SQLException {
        var status = Status.of(row.getString("status"));
        return new Comment(
                new Id(row.getObject("id", UUID.class)),
                status,
                status == Status.APPROVED
                        ? Optional.of(Content.of(row.getString("content")))
                        : Optional.empty());
    }
}
