package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.CommandLineTool;
import io.stackctl.definition.document.StackDocument;
import io.stackctl.engine.FakeEngine;
import io.stackctl.engine.VolumeSpec;
import io.stackctl.history.GitState;
import io.stackctl.history.LockClaim;
import io.stackctl.history.LockLabels;
import io.stackctl.history.Occasion;
import io.stackctl.history.Outcome;
import io.stackctl.history.RecordNames;
import io.stackctl.history.Revision;
import io.stackctl.history.RevisionStore;
import io.stackctl.model.name.RevisionNumber;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.terminal.Captured;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code history}, {@code audit} and {@code lock} say and how they end. */
class HistoryVerbsTest {

    private static final StackName SHOP = StackName.of("shop");

    private final FakeEngine engine = FakeEngine.with("shop:1");

    @TempDir Path folder;

    @BeforeEach
    void define() throws IOException {
        Files.writeString(
                folder.resolve("compose.yaml"), "name: shop\nservices: {web: {image: 'shop:1'}}\n");
    }

    private void deployed(int number, String image, Optional<Outcome.Result> result) {
        var store = new RevisionStore(engine, SHOP);
        var web = ServiceName.of("web");
        var revision = new RevisionNumber(number);
        store.begin(
                new Revision(
                        revision,
                        new Occasion(
                                Instant.parse("2026-11-26T10:00:00Z"),
                                "ada@laptop",
                                "stackctl deploy",
                                Optional.of(new GitState("0123456789", "main", true, "git@host:s")),
                                "Number " + number),
                        List.of(web),
                        Map.of(web, engine.images().inspect("shop:1").orElseThrow().id()),
                        Optional.of(new RevisionNumber(number - 1)),
                        "rolling"),
                StackDocument.write(Stacks.shop("services: {web: {image: '" + image + "'}}")));
        result.ifPresent(end ->
                store.finish(
                        revision,
                        new Outcome(end, Instant.EPOCH, Duration.ofSeconds(75), "timeout", 2)));
    }

    @Test
    void a_stack_without_a_history_is_told_how_one_begins() {
        assertEquals(
                "Stack shop has no history: it begins with the first `stackctl deploy`.\n",
                say("history"));
        assertEquals("", say("history", "--format", "json"));
        assertEquals("Nothing is noted of stack shop.\n", say("audit"));
    }

    @Test
    void revisions_are_listed_with_the_newest_first() {
        deployed(1, "shop:1", Optional.of(Outcome.Result.SUCCEEDED));
        deployed(2, "shop:2", Optional.of(Outcome.Result.ROLLED_BACK));
        deployed(3, "shop:3", Optional.empty());

        assertEquals(
                """
                REVISION   WHEN                   WHO          GIT        SERVICES   OUTCOME       TOOK      MESSAGE
                r3         2026-11-26T10:00:00Z   ada@laptop   0123456+   web        -             -         Number 3
                r2         2026-11-26T10:00:00Z   ada@laptop   0123456+   web        rolled back   1m15s     Number 2
                r1         2026-11-26T10:00:00Z   ada@laptop   0123456+   web        succeeded     1m15s     Number 1
                """,
                say("history"));
        assertEquals(
                "- r3\nrolled back r2\n",
                first(2, say("history", "--format", "{{.Outcome}} {{.Revision}}")));
    }

    private static String first(int count, String text) {
        return String.join("\n", text.lines().limit(count).toList()) + "\n";
    }

    @Test
    void one_revision_is_told_with_all_that_is_known() {
        deployed(2, "shop:2", Optional.of(Outcome.Result.FAILED));

        var details = say("history", "2");

        for (var line :
                List.of(
                        "BASE       r1",
                        "DETAIL     timeout",
                        "STRATEGY   rolling",
                        "FAILED     2")) {
            assertTrue(details.contains(line), details);
        }
        assertTrue(say("history", "r2", "--format", "json").startsWith("{\"Revision\":\"r2\","));
        assertEquals(
                "stack shop has no revision r9\n  `stackctl history` lists the revisions\n",
                fail(1, "history", "9"));
        assertTrue(fail(1, "history", "x").startsWith("'x' is no revision"));
    }

    @Test
    void two_revisions_are_compared() {
        deployed(1, "shop:1", Optional.of(Outcome.Result.SUCCEEDED));
        deployed(2, "shop:2", Optional.of(Outcome.Result.SUCCEEDED));

        assertEquals(
                "~ services.web.image: shop:1 -> shop:2\n", say("history", "--diff", "1", "2"));
        assertEquals(
                "{\"Key\":\"services.web.image\",\"Before\":\"shop:2\",\"After\":\"shop:1\"}\n",
                say("history", "--diff", "2", "1", "--format", "json"));
        assertEquals("", say("history", "--diff", "2", "2"));
        assertTrue(fail(1, "history", "--diff", "1").startsWith("--diff takes two revisions"));
    }

    private void locked() {
        var names = new RecordNames(SHOP);
        var claim =
                new LockClaim(4, "t", "ada@laptop", "stackctl deploy", Instant.EPOCH, "elsewhere");
        engine.volumes().create(VolumeSpec.of(names.lock(4), LockLabels.of(SHOP, claim)));
        engine.volumes()
                .create(
                        VolumeSpec.of(
                                names.lease(4, 1), LockLabels.of(SHOP, claim, 1, "web: 5 %")));
    }

    @Test
    void a_free_stack_is_said_to_be_free() {
        assertEquals(
                """
                STACK     STATE     WHO       COMMAND   SINCE     PHASE
                shop      free      -         -         -         -
                """,
                say("lock", "status"));
        assertEquals("Nobody deploys stack shop.\n", say("lock", "break", "--yes"));
    }

    @Test
    void a_lock_is_shown_with_its_holder_and_ends_when_it_is_broken() {
        locked();

        var status = run("", "lock", "status");
        assertEquals(13, status.code());
        assertTrue(
                status.out().contains("shop      held      ada@laptop   stackctl deploy   "),
                status.out());
        assertEquals(
                "{\"Stack\":\"shop\",\"State\":\"held\",\"Who\":\"ada@laptop\",\"Command\":\"stackctl"
                        + " deploy\",\"Since\":\"1970-01-01T00:00:00Z\",\"Phase\":\"web: 5 %\",\"Epoch\":4}\n",
                run("", "lock", "status", "--format", "json").out());

        assertEquals(1, run("n\n", "lock", "break").code());
        assertEquals(13, run("", "lock", "status").code());

        assertTrue(
                run("y\n", "lock", "break").out().endsWith("The lock of stack shop is broken.\n"));
        assertEquals(0, run("", "lock", "status").code());
        var audit = say("audit", "--since", "1h");
        assertTrue(audit.contains("lock break   -          broken    stackctl lock break"), audit);
        var json = say("audit", "--format", "json");
        assertTrue(
                json.contains(
                        "\"facts\":{\"command\":\"stackctl deploy\",\"holder\":\"ada@laptop\""),
                json);
        assertEquals("Nothing is noted of stack shop.\n", say("audit", "--since", "2099-01-01"));
    }

    @Test
    void nonsense_is_refused() {
        assertTrue(fail(1, "lock", "open").startsWith("unknown command: \"stackctl lock open\""));
        assertTrue(fail(1, "lock", "break", "--format", "json").startsWith("--format has no"));
        assertTrue(fail(1, "audit", "--format", "yaml").contains("yaml"));
    }

    private String say(String... words) {
        var ended = run("", words);
        assertEquals(0, ended.code(), ended.err());
        return ended.out();
    }

    private String fail(int code, String... words) {
        var ended = run("", words);
        assertEquals(code, ended.code(), ended.out());
        return ended.err();
    }

    private record Ended(int code, String out, String err) {}

    private Ended run(String input, String... line) {
        var console = Captured.of(Map.of(), folder, input);
        var wiring =
                new Wiring(
                        (events, confirmation, dryRun) ->
                                TestSurroundings.of(
                                        engine, events, confirmation, Interruption.never(), dryRun),
                        Optional.empty());
        int code = new CommandLineTool(console.get(), wiring, Optional.empty()).execute(line);
        return new Ended(code, console.out(), console.err());
    }
}
