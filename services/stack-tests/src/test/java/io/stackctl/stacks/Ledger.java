package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Keeps what is written to a blog, by many writers at once, to compare it with what can be read.
 */
final class Ledger {
    /** How many entries a post and its comments are. */
    static final int PER_POST = 5;

    private final Blog blog;
    private final String title;
    private final Queue<Blog.Entry> written = new ConcurrentLinkedQueue<>();

    /**
     * An empty one.
     *
     * @param title begins the titles of its posts, and of no others
     */
    Ledger(Blog blog, String title) {
        this.blog = blog;
        this.title = title;
    }

    int size() {
        return written.size();
    }

    /** Writes a post and four comments, one of which is bad. */
    void write(int number) throws Exception {
        var post = blog.post(title + " " + number);
        written.add(post);
        written.add(blog.badComment(post.id(), "an"));
        for (int i = 2; i < PER_POST; i++) {
            written.add(blog.comment(post.id(), "comment " + i));
        }
    }

    /**
     * Waits for all of it, prints the counts, and compares: what can be read is what was written.
     */
    void assertReadBack(String over) throws Exception {
        try {
            Eventually.holds(
                    "all of it can be read",
                    () -> Set.copyOf(blog.read(title)).containsAll(written));
        } finally {
            print(over, blog.read(title));
        }
        assertEquals(inOrder(written), inOrder(blog.read(title)));
    }

    private void print(String over, List<Blog.Entry> read) {
        var ids = read.stream().map(Blog.Entry::id).collect(Collectors.toSet());
        System.out.printf(
                "blog over %s, %s: written=%d read back=%d lost=%d duplicated=%d%n",
                over,
                title,
                written.size(),
                read.size(),
                written.stream().filter(entry -> !ids.contains(entry.id())).count(),
                read.size() - ids.size());
    }

    private static List<Blog.Entry> inOrder(Collection<Blog.Entry> entries) {
        return entries.stream().sorted(Comparator.comparing(Blog.Entry::id)).toList();
    }
}
