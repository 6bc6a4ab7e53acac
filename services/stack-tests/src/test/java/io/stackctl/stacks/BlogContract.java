package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.services.kit.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stack blog does, whichever bus carries its events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class BlogContract {
    private static final List<String> SERVICES =
            List.of("posts", "comments", "moderation", "query", "web");

    private static final String WEB = "http://localhost:3000";
    private static final Map<String, String> ADDRESSES =
            Map.of(
                    "posts", "http://localhost:5001",
                    "comments", "http://localhost:5002",
                    "moderation", "http://localhost:5003",
                    "query", "http://localhost:5004",
                    "web", WEB);

    /** A port of this machine for each copy. */
    private static final Map<String, String> RANGES =
            Map.of(
                    "POSTS_PORT", "5011-5019",
                    "COMMENTS_PORT", "5021-5029",
                    "MODERATION_PORT", "5031-5039",
                    "QUERY_PORT", "5041-5049",
                    "EVENT_BUS_PORT", "5051-5059",
                    "WEB_PORT", "3010-3019");

    private static final int WRITES = 1_000;
    private static final int WRITERS = 20;
    private static final int PER_POST = 5;

    /** What the passwords of the example end with. */
    private static final String PASSWORDS = "for-trying-out";

    private static final Blog BLOG = new Blog(WEB);

    private final Stack stack;
    private final String bus;

    /**
     * Of a stack.
     *
     * @param bus the service that carries the events
     */
    BlogContract(Stack stack, String bus) {
        this.stack = stack;
        this.bus = bus;
    }

    /** The services of which there may be copies. */
    abstract List<String> scalable();

    @BeforeAll
    void up() throws Exception {
        stack.run("down", "-v", "--remove-orphans");
        stack.run("up", "-d", "--build", "--wait");
    }

    @AfterAll
    void down() throws Exception {
        stack.run("down", "-v", "--remove-orphans");
    }

    @Test
    void one_command_makes_everything_healthy() throws Exception {
        var containers = Engine.containersOf("blog");

        assertEquals(
                containers("posts", "comments", "moderation", "query", "web", bus, "db"),
                containers);
        for (var container : containers) {
            assertEquals("healthy", Engine.health(container), container);
        }
    }

    @Test
    void a_comment_can_be_read_once_it_was_judged() throws Exception {
        var post = BLOG.post("judged");
        var good = BLOG.comment(post.id(), "well said");
        var bad = BLOG.badComment(post.id(), "an");

        Eventually.holds("the good one is shown", () -> BLOG.shows("judged", good));
        Eventually.holds("the bad one is not", () -> BLOG.shows("judged", bad));
        assertEquals("approved", verdict(good));
        assertEquals("rejected", verdict(bad));
    }

    private static String verdict(Blog.Entry comment) throws Exception {
        var answer = Web.get(ADDRESSES.get("moderation") + "/verdicts/" + comment.id());
        return Tree.of(Json.read(answer.body())).at("status").text();
    }

    @Test
    void the_page_writes_posts_and_comments_and_shows_markup_as_text() {
        var post = "[data-post]:first-child ";
        try (var browser = Browser.open(WEB)) {
            assertEquals("blog", browser.title());
            browser.type("[data-form=post] input", "A first <i>post</i>");
            browser.click("[data-form=post] button");
            browser.awaitText(post + "h2", "A first <i>post</i>"::equals);

            browser.type(post + "input", "<script>alert(1)</script>");
            browser.click(post + "button");
            browser.awaitText("[data-status=approved]", "<script>alert(1)</script>"::equals);
            browser.type(post + "input", "An Orange one");
            browser.click(post + "button");
            browser.awaitText("[data-status=rejected]", text -> text.contains("was rejected"));
        }
    }

    @Test
    void reads_are_answered_while_posts_and_comments_are_down() throws Exception {
        var post = BLOG.post("read me");
        Eventually.holds("it can be read", () -> BLOG.shows("read me", post));

        stack.run("stop", "posts", "comments");
        try {
            assertTrue(BLOG.shows("read me", post));
        } finally {
            stack.run("up", "-d", "--wait");
        }
    }

    @Test
    void what_readers_and_moderation_missed_arrives_when_they_are_back() throws Exception {
        stack.run("stop", "query", "moderation");
        var post = BLOG.post("missed");
        var comment = BLOG.comment(post.id(), "nobody judged this yet");
        stack.run("up", "-d", "--wait");

        Eventually.holds("it can be read", () -> BLOG.shows("missed", comment));
    }

    @Test
    void nothing_is_lost_or_doubled_whoever_is_killed_during_a_thousand_writes() throws Exception {
        var victims = Stream.concat(SERVICES.stream(), Stream.of(bus, "db")).toList();
        var written = new ConcurrentLinkedQueue<Blog.Entry>();
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var running =
                    IntStream.range(0, WRITERS)
                            .mapToObj(_ -> writers.submit(writer(BLOG, "kill run", written)))
                            .toList();
            for (int i = 0; i < victims.size(); i++) {
                int due = (i + 1) * WRITES / (victims.size() + 1);
                Eventually.holds(due + " are written", () -> written.size() >= due);
                Engine.crash(container(victims.get(i)));
            }
            for (var each : running) {
                var _ = each.get();
            }
        }

        assertReadBack(BLOG, "kill run", written);
        for (var victim : victims) {
            assertEquals(1, restarts(victim), victim + " was killed once");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE) // the last one, because it moves the services to other ports
    void copies_of_every_service_share_the_work() throws Exception {
        var ranges = stack.with(RANGES);
        ranges.run(
                Stream.concat(
                                Stream.of("up", "-d", "--wait"),
                                scalable().stream()
                                        .flatMap(name -> Stream.of("--scale", name + "=2")))
                        .toArray(String[]::new));
        var blog = new Blog("http://" + Engine.address("blog-web-2", 3000));
        var written = new ConcurrentLinkedQueue<Blog.Entry>();
        for (int i = 0; i < 20; i++) {
            write(blog, "copies " + i, written);
        }

        assertReadBack(blog, "copies", written);
        for (var service : scalable()) {
            assertEquals("healthy", Engine.health("blog-" + service + "-2"), service);
        }
    }

    @Test
    void markup_and_statements_are_taken_as_text() throws Exception {
        var post = BLOG.post("text <img src=x onerror=alert(1)> '); DROP TABLE posts; --");
        var comment = BLOG.comment(post.id(), "</li><script>alert(1)</script>' OR '1'='1");

        Eventually.holds("it can be read as written", () -> BLOG.shows("text ", comment));
        assertTrue(BLOG.shows("text ", post));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "posts | POST | /posts | {\"title\":",
                "posts | POST | /posts | {}",
                "posts | POST | /posts | []",
                "posts | POST | /posts | {\"title\":[\"t\"]}",
                "posts | POST | /posts | {\"title\":\"  \"}",
                "posts | POST | /posts | {\"title\":\"\\u0000\"}",
                "posts | POST | /posts | {\"title\":\"\\ud800\"}",
                "posts | POST | /posts | {\"title\":\"t\",\"id\":\"1' OR '1'='1\"}",
                "posts | POST | /posts | {\"title\":\"t\",\"id\":\"<script>\"}",
                "posts | PUT | /posts | {\"title\":\"t\"}",
                "posts | GET | /posts | ''",
                "posts | POST | /nowhere | {}",
                "comments | POST | /posts/7/comments | {\"content\":\"c\"}",
                "comments | POST | /posts/'%20OR%201=1/comments | {\"content\":\"c\"}",
                "comments | POST | /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11/comments | {\"content\":\"c\"}",
                "comments | POST | /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11/comments | {\"content\":{}}",
                "comments | POST | /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11/comments | {}",
                "comments | POST | /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11/comments | no JSON",
                "comments | DELETE | /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11/comments | ''",
                "moderation | POST | /verdicts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11 | {}",
                "moderation | GET | /verdicts/7 | ''",
                "moderation | GET | /verdicts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11 | ''",
                "query | POST | /posts | {\"title\":\"query takes no writes\"}",
                "query | GET | /posts?limit=0 | ''",
                "query | GET | /posts?limit=201 | ''",
                "query | GET | /posts?before=0;%20DROP%20TABLE%20posts | ''",
                "query | GET | /posts/%3Cscript%3E | ''",
                "query | GET | /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11 | ''",
                "web | POST | /api/posts/posts | {}",
                "web | POST | / | {}",
                "web | GET | /api/nobody/posts | ''"
            })
    void what_nobody_can_mean_is_refused_with_an_error_as_json(
            String service, String method, String path, String body) throws Exception {
        var _ = assertRefused(method, ADDRESSES.get(service) + path, body);
    }

    @ParameterizedTest
    @CsvSource({
        "posts, /posts, title",
        "comments, /posts/7f6c1c1e-9a4e-4f0b-8a53-0d7c1a0f2b11/comments, content",
        "web, /api/posts/posts, title"
    })
    void what_is_too_large_is_refused_with_an_error_as_json(
            String service, String path, String field) throws Exception {
        var url = ADDRESSES.get(service) + path;

        var _ = assertRefused("POST", url, Json.print(Map.of(field, "x".repeat(5_001))));
        assertEquals(
                413, assertRefused("POST", url, Json.print(Map.of(field, "x".repeat(2 << 20)))));
    }

    @Test
    void passwords_are_neither_in_logs_nor_in_command_lines_nor_in_the_configuration()
            throws Exception {
        assertFalse(stack.run("config").contains(PASSWORDS));
        for (var container : Engine.containersOf("blog")) {
            var shown =
                    Engine.container(container).text()
                            + Engine.log(container)
                            + Engine.processes(container);
            assertFalse(shown.contains(PASSWORDS), container + " shows a password");
        }
    }

    /** Sends it and returns the status, which has to be one of 400 to 499. */
    static int assertRefused(String method, String url, String body) throws Exception {
        var answer = Web.send(method, url, body);

        assertTrue(answer.statusCode() >= 400 && answer.statusCode() < 500, answer.toString());
        assertTrue(Tree.of(Json.read(answer.body())).has("error"), answer.body());
        return answer.statusCode();
    }

    /** Writes its share of the thousand. */
    private static Callable<Void> writer(Blog blog, String title, Queue<Blog.Entry> written) {
        return () -> {
            for (int i = 0; i < WRITES / WRITERS / PER_POST; i++) {
                write(blog, title + " " + i, written);
            }
            return null;
        };
    }

    /** Writes a post and four comments, one of which is bad. */
    private static void write(Blog blog, String title, Queue<Blog.Entry> written) throws Exception {
        var post = blog.post(title);
        written.add(post);
        written.add(blog.badComment(post.id(), "an"));
        for (int i = 2; i < PER_POST; i++) {
            written.add(blog.comment(post.id(), "comment " + i));
        }
    }

    /** Waits for all of it, says the counts, and compares: what can be read is what was written. */
    private void assertReadBack(Blog blog, String title, Collection<Blog.Entry> written)
            throws Exception {
        try {
            Eventually.holds(
                    "all of it can be read",
                    () -> Set.copyOf(blog.read(title)).containsAll(written));
        } finally {
            var read = blog.read(title);
            var ids = read.stream().map(Blog.Entry::id).collect(Collectors.toSet());
            System.out.printf(
                    "blog over %s, %s: written=%d read back=%d lost=%d duplicated=%d%n",
                    bus,
                    title,
                    written.size(),
                    read.size(),
                    written.stream().filter(entry -> !ids.contains(entry.id())).count(),
                    read.size() - ids.size());
        }
        assertEquals(inOrder(written), inOrder(blog.read(title)));
    }

    private static List<Blog.Entry> inOrder(Collection<Blog.Entry> entries) {
        return entries.stream().sorted(Comparator.comparing(Blog.Entry::id)).toList();
    }

    private static String container(String service) {
        return "blog-" + service + "-1";
    }

    private static List<String> containers(String... services) {
        return Stream.of(services).map(BlogContract::container).sorted().toList();
    }

    private static long restarts(String service) throws Exception {
        return Engine.container(container(service)).at("RestartCount").number();
    }
}
