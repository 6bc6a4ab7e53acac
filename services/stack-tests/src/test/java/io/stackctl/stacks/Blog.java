package io.stackctl.stacks;

import io.stackctl.services.kit.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The blog as the people before its page use it: whoever gets no answer, or hears that a post is
 * unknown yet, says the same once more, under the same id.
 *
 * @param url of the page
 */
record Blog(String url) {
    /** A post or a comment, and in one line what can be read of it. */
    record Entry(String id, String says) {
        static Entry post(String id, String title) {
            return new Entry(id, title);
        }

        static Entry approved(String id, String post, String content) {
            return new Entry(id, post + " approved " + content);
        }

        static Entry rejected(String id, String post) {
            return new Entry(id, post + " rejected");
        }
    }

    Entry post(String title) throws Exception {
        var id = UUID.randomUUID().toString();
        write("/api/posts/posts", Map.of("id", id, "title", title));
        return Entry.post(id, title);
    }

    Entry comment(String post, String content) throws Exception {
        var id = say(post, content);
        return Entry.approved(id, post, content);
    }

    /** A comment that moderation has to reject. */
    Entry badComment(String post, String content) throws Exception {
        var id = say(post, content + " orange");
        return Entry.rejected(id, post);
    }

    private String say(String post, String content) throws Exception {
        var id = UUID.randomUUID().toString();
        write("/api/comments/posts/" + post + "/comments", Map.of("id", id, "content", content));
        return id;
    }

    private void write(String path, Map<String, String> body) throws Exception {
        Eventually.holds(
                "201 of " + path,
                () -> {
                    try {
                        int status = Web.send("POST", url + path, Json.print(body)).statusCode();
                        if (status != 201 && status != 404 && status < 500) {
                            throw new AssertionError(path + " answers " + status);
                        }
                        return status == 201;
                    } catch (IOException _) {
                        return false;
                    }
                });
    }

    /** The posts whose title begins so, and their comments, as they can be read now. */
    List<Entry> read(String title) throws Exception {
        var found = new ArrayList<Entry>();
        for (var bound = ""; ; ) {
            var answer = Web.get(url + "/api/query/posts?limit=200" + bound).body();
            var page = Tree.of(Json.read(answer));
            for (var post : page.at("posts").elements()) {
                if (post.at("title").text().startsWith(title)) {
                    found.addAll(entries(post));
                }
            }
            if (!page.has("next")) {
                return found;
            }
            bound = "&before=" + page.at("next").text();
        }
    }

    private static List<Entry> entries(Tree post) {
        var id = post.at("id").text();
        var entries = new ArrayList<>(List.of(Entry.post(id, post.at("title").text())));
        for (var comment : post.at("comments").elements()) {
            var content = comment.has("content") ? " " + comment.at("content").text() : "";
            entries.add(
                    new Entry(
                            comment.at("id").text(),
                            id + " " + comment.at("status").text() + content));
        }
        return entries;
    }

    boolean shows(String title, Entry entry) throws Exception {
        return read(title).contains(entry);
    }
}
