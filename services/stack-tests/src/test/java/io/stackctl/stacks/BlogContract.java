package io.stackctl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.embed.ExecResult;
import io.stackctl.embed.StackSession;
import io.stackctl.embed.Stackctl;
import io.stackctl.junit.RunningStack;
import io.stackctl.services.kit.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What the stack blog does, whichever bus carries its events. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class BlogContract implements BlogRefusals {
    private static final List<String> SERVICES =
            List.of("posts", "comments", "moderation", "query", "web");

    private static final String WEB = "http://localhost:3000";

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

    /** What the passwords of the example end with. */
    private static final String PASSWORDS = "for-trying-out";

    private static final Blog BLOG = new Blog(WEB);

    @RunningStack StackSession stack;

    private final String bus;
    private final Path[] files;

    /**
     * Of a stack that is as it is written.
     *
     * @param bus the service that carries the events
     * @param over files that are laid over the stack's own
     */
    BlogContract(String bus, Path... over) {
        this.bus = bus;
        this.files =
                Stream.concat(Stream.of(Stack.definition("blog", "compose.yaml")), Stream.of(over))
                        .toArray(Path[]::new);
    }

    /** The services of which there may be copies. */
    abstract List<String> scalable();

    @Test
    @Order(1) // the first one, because others kill what is healthy
    void one_command_makes_everything_healthy() throws Exception {
        var containers = Engine.containersOf(stack.name());

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
        var answer = Web.get("http://localhost:5003/verdicts/" + comment.id());
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

        stack.stop("posts", "comments");
        try {
            assertTrue(BLOG.shows("read me", post));
        } finally {
            stack.up();
        }
    }

    @Test
    void what_readers_and_moderation_missed_arrives_when_they_are_back() throws Exception {
        stack.stop("query", "moderation");
        var post = BLOG.post("missed");
        var comment = BLOG.comment(post.id(), "nobody judged this yet");
        stack.up();

        Eventually.holds("it can be read", () -> BLOG.shows("missed", comment));
    }

    @Test
    void nothing_is_lost_or_doubled_whoever_is_killed_during_a_thousand_writes() throws Exception {
        var victims = Stream.concat(SERVICES.stream(), Stream.of(bus, "db")).toList();
        var ledger = new Ledger(BLOG, "kill run");
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var posts = new ArrayList<Future<Void>>();
            for (int i = 0; i < WRITES / Ledger.PER_POST; i++) {
                int number = i;
                posts.add(
                        writers.submit(() -> {
                            ledger.write(number);
                            return null;
                        }));
            }
            for (int i = 0; i < victims.size(); i++) {
                int due = (i + 1) * WRITES / (victims.size() + 1);
                Eventually.holds(due + " are written", () -> ledger.size() >= due);
                Engine.crash(container(victims.get(i)));
            }
            for (var post : posts) {
                var _ = post.get();
            }
        }

        ledger.assertReadBack(bus);
        for (var victim : victims) {
            assertEquals(1, restarts(victim), victim + " was killed once");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE) // the last one, because it moves the services to other ports
    void copies_of_every_service_share_the_work() throws Exception {
        try (var stackctl = Stackctl.open()) {
            var ranges =
                    stackctl.stack(files)
                            .named(stack.name())
                            .variables(RANGES)
                            .endingWithProcess()
                            .up();
            scalable().forEach(service -> ranges.scale(service, 2));
        }
        var web = new Blog("http://" + Engine.address(container("web", 2), 3000));
        var ledger = new Ledger(web, "copies");
        for (int i = 0; i < 20; i++) {
            ledger.write(i);
        }

        ledger.assertReadBack(bus);
        for (var service : scalable()) {
            assertEquals("healthy", Engine.health(container(service, 2)), service);
        }
    }

    @Test
    void markup_and_statements_are_taken_as_text() throws Exception {
        var post = BLOG.post("text <img src=x onerror=alert(1)> '); DROP TABLE posts; --");
        var comment = BLOG.comment(post.id(), "</li><script>alert(1)</script>' OR '1'='1");

        Eventually.holds("it can be read as written", () -> BLOG.shows("text ", comment));
        assertTrue(BLOG.shows("text ", post));
    }

    @Test
    void a_service_reaches_no_database_but_its_own() throws Exception {
        assertEquals("posts\n", select("posts").stdout());

        var refused = select("comments").stderr();

        assertTrue(refused.contains("permission denied for database \"comments\""), refused);
    }

    private ExecResult select(String database) {
        return stack.exec(
                "db",
                "env",
                "PGPASSWORD=posts-" + PASSWORDS,
                "psql",
                "-h",
                "127.0.0.1",
                "-U",
                "posts",
                "-At",
                "-d",
                database,
                "-c",
                "SELECT current_database()");
    }

    @Test
    void passwords_are_neither_in_logs_nor_in_command_lines_nor_in_the_configuration()
            throws Exception {
        assertFalse(Stack.of(stack.name(), files).run("config").contains(PASSWORDS));
        for (var container : Engine.containersOf(stack.name())) {
            var shown =
                    Engine.container(container).text()
                            + Engine.log(container)
                            + Engine.processes(container);
            assertFalse(shown.contains(PASSWORDS), container + " shows a password");
        }
    }

    @Test
    void a_break_in_leads_nowhere() throws Exception {
        for (var container : Engine.containersOf(stack.name())) {
            Precautions.noRights(container);
            Precautions.rootFileSystemIsReadOnly(container);
        }
        assertEquals(List.of(container("web") + " 3000/tcp"), Engine.openToOthers(stack.name()));
    }

    private String container(String service) {
        return container(service, 1);
    }

    private String container(String service, int number) {
        return stack.name() + "-" + service + "-" + number;
    }

    private List<String> containers(String... services) {
        return Stream.of(services).map(this::container).sorted().toList();
    }

    private long restarts(String service) throws Exception {
        return Engine.container(container(service)).at("RestartCount").number();
    }
}
