package io.stackctl.terminal.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.event.BuildLine;
import io.stackctl.event.BuildLine.Kind;
import io.stackctl.event.Event;
import io.stackctl.event.Event.Reason;
import io.stackctl.event.Event.Stage;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.StackException;
import io.stackctl.terminal.Captured;
import io.stackctl.terminal.device.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RendererTest {

    private static final Resource WEB = Resource.container("shop-web-1");
    private static final LogStyle LOGS = LogStyle.attached(true, true);

    @Test
    void plain_progress_is_one_line_a_change_as_scripts_expect_it() throws IOException {
        Golden.assertMatches("plain.txt", render(Captured.console(), ProgressMode.PLAIN, false));
    }

    @Test
    void plain_progress_of_a_dry_run_says_so_on_every_line() throws IOException {
        Golden.assertMatches(
                "plain-dry-run.txt", render(Captured.console(), ProgressMode.PLAIN, true));
    }

    @Test
    void json_progress_is_one_object_a_change() throws IOException {
        Golden.assertMatches("json.txt", render(Captured.console(), ProgressMode.JSON, false));
    }

    @Test
    void quiet_progress_shows_warnings_and_what_containers_write() throws IOException {
        Golden.assertMatches("quiet.txt", render(Captured.console(), ProgressMode.QUIET, false));
    }

    @Test
    void live_progress_hides_the_cursor_and_gives_it_back() {
        Captured console = Captured.terminal(80, 24);

        String shown = render(console, ProgressMode.TTY, false);

        assertTrue(shown.contains("\u001b[?25l"), shown);
        assertTrue(shown.lastIndexOf("\u001b[?25h") > shown.lastIndexOf("\u001b[?25l"), shown);
        assertTrue(shown.contains("Container shop-web-1"), shown);
    }

    @Test
    void live_progress_says_of_each_service_how_far_a_deployment_is() {
        Captured console = Captured.terminal(80, 24);
        try (Renderer renderer = renderer(console, ProgressMode.TTY, false)) {
            renderer.accept(new Event.ActionChanged("up", "up/1", "start", "", Stage.BEGUN));
            drain(renderer);
        }

        assertTrue(
                console.err().contains("drain, r3 75%, r4 25%, 3 in flight, 1 streams"),
                console::err);
        assertFalse(console.err().contains("Service up"), console::err);
    }

    @Test
    void plain_progress_says_what_is_waited_for() {
        Captured console = Captured.console();
        try (Renderer renderer = renderer(console, ProgressMode.PLAIN, false)) {
            drain(renderer);
            renderer.accept(new Event.Counted("web", Map.of("in-flight", 0L)));
        }

        assertEquals(" Service web drain, r3 75%, r4 25%, 3 in flight, 1 streams\n", console.err());
    }

    private static void drain(Renderer renderer) {
        renderer.accept(new Event.DeploymentBegun("shop", "r4", false, "deploy"));
        renderer.accept(new Event.ActionChanged("web", "web/1", "drain", "old", Stage.BEGUN));
        renderer.accept(new Event.Shares("web", Map.of("r3", 750, "r4", 250)));
        renderer.accept(new Event.Counted("web", Map.of("in-flight", 3L, "streams", 1L)));
    }

    @Test
    void among_what_containers_write_a_change_is_a_line_and_starting_goes_without_saying() {
        Captured console = Captured.terminal(80, 24);
        try (Renderer renderer = renderer(console, ProgressMode.TTY, false)) {
            renderer.accept(new Event.Attaching(List.of("web-1")));
            renderer.accept(new Event.ResourceChanged(WEB, Status.STARTING));
            renderer.accept(new Event.ResourceChanged(WEB, Status.STARTED));
            renderer.accept(new Event.Stopping(Reason.INTERRUPT));
            renderer.accept(new Event.ResourceChanged(WEB, Status.STOPPING));
            renderer.accept(new Event.ResourceChanged(WEB, Status.FAILED, "\u001b[2Jno"));
        }

        assertEquals(
                """
                ^[[31;1mGracefully Stopping... press Ctrl+C again to force^[[0m
                Container shop-web-1 ^[[32mStopping^[[0m\s
                Container shop-web-1 ^[[31;1mError^[[0m \\x1b[2Jno
                """,
                console.err().replace("\u001b", "^[").replace("^[?25h", ""));
    }

    @ParameterizedTest
    @EnumSource(
            value = ProgressMode.class,
            names = {"TTY", "PLAIN", "QUIET"})
    void that_there_was_nothing_to_do_goes_to_standard_output_on_request(ProgressMode mode) {
        Captured wished = Captured.of(Map.of("COMPOSE_STATUS_STDOUT", "1"), Path.of("/"), "");
        try (Renderer renderer = renderer(wished, mode, false)) {
            renderer.accept(new Event.NothingToDo("No container to kill"));
            renderer.accept(new Event.ResourceChanged(WEB, Status.CREATED));
        }

        assertEquals("No container to kill\n", wished.out());
    }

    @Test
    void the_terminal_that_progress_goes_to_decides_how_it_looks() {
        var terminal = Captured.terminal(80, 24).get();

        assertEquals(ProgressMode.TTY, mode(terminal, AnsiMode.AUTO));
        // As in `up -d | tee log`.
        assertEquals(ProgressMode.TTY, mode(Captured.piped(80, 24).get(), AnsiMode.AUTO));
        assertEquals(ProgressMode.PLAIN, mode(Captured.console().get(), AnsiMode.AUTO));
        assertEquals(ProgressMode.PLAIN, mode(Captured.console().get(), AnsiMode.ALWAYS));
        assertEquals(ProgressMode.PLAIN, mode(terminal, AnsiMode.NEVER));
    }

    private static ProgressMode mode(Console console, AnsiMode ansi) {
        return Appearance.of(console, ProgressMode.AUTO, ansi, false).progress();
    }

    @Test
    void plain_progress_with_forced_colours_is_refused() {
        var refused =
                assertThrows(
                        StackException.class,
                        () ->
                                Appearance.of(
                                        Captured.console().get(),
                                        ProgressMode.PLAIN,
                                        AnsiMode.ALWAYS,
                                        false));
        assertEquals(
                "can't use --progress plain while ANSI support is forced",
                refused.failure().message());
    }

    @Test
    void progress_never_goes_to_standard_output() {
        Captured console = Captured.console();
        try (Renderer renderer = renderer(console, ProgressMode.PLAIN, false)) {
            renderer.accept(new Event.ResourceChanged(WEB, Status.STARTED));
        }
        assertEquals("", console.out());
    }

    @Test
    void live_progress_without_colours_is_refused() {
        var refused =
                assertThrows(
                        StackException.class,
                        () ->
                                Appearance.of(
                                        Captured.console().get(),
                                        ProgressMode.TTY,
                                        AnsiMode.NEVER,
                                        false));
        assertEquals(
                "can't use --progress tty while ANSI support is disabled",
                refused.failure().message());
    }

    @Test
    void no_colour_wins_over_a_terminal_but_not_over_the_flag() {
        Console console = Captured.terminal(80, 24).get();
        var wished =
                new Console(
                        console.in(),
                        console.out(),
                        console.err(),
                        console.settings().withEnvironment(java.util.Map.of("NO_COLOR", "1")),
                        console.tty());

        assertTrue(Appearance.of(console, ProgressMode.AUTO, AnsiMode.AUTO, false).errorColours());
        assertFalse(Appearance.of(wished, ProgressMode.AUTO, AnsiMode.AUTO, false).errorColours());
        assertTrue(Appearance.of(wished, ProgressMode.AUTO, AnsiMode.ALWAYS, false).errorColours());
    }

    @ParameterizedTest
    @EnumSource(
            value = ProgressMode.class,
            names = {"PLAIN", "JSON"})
    void what_a_builder_tells_moves_no_terminal(ProgressMode mode) {
        Captured console = Captured.console();
        try (Renderer renderer = renderer(console, mode, false)) {
            for (var kind : Kind.values()) {
                var line =
                        new BuildLine(
                                "sha\u001b[1m", "RUN \u001b]0;x\u0007", kind, "0", "\u009b2J");
                renderer.accept(log("web", line));
            }
            renderer.accept(log("old", BuildLine.of("Step 1/2 : \u001b[2J")));
        }

        assertFalse(console.out().isEmpty());
        console.out()
                .codePoints()
                .forEach(letter ->
                        assertTrue(
                                letter == '\n' || !Character.isISOControl(letter), console.out()));
    }

    private static String render(Captured console, ProgressMode mode, boolean dryRun) {
        try (Renderer renderer = renderer(console, mode, dryRun)) {
            for (Event event : story()) {
                renderer.accept(event);
            }
        }
        return (console.out() + "--- standard error\n" + console.err())
                .replaceAll("time=\"[^\"]*\"", "time=\"…\"")
                .replaceAll("\"(time|started|completed|timestamp)\":\"[^\"]*\"", "\"$1\":\"…\"");
    }

    private static Renderer renderer(Captured console, ProgressMode mode, boolean dryRun) {
        return Appearance.of(console.get(), mode, AnsiMode.AUTO, dryRun)
                .renderer(console.get(), "up", LOGS);
    }

    /** Something of everything. */
    private static List<Event> story() {
        Resource redis = Resource.image("redis:8");
        return List.of(
                new Event.ResourceChanged(redis, Status.PULLING),
                new Event.TransferProgress(redis, "4f4fb700ef54", "Downloading", 500, 2000),
                new Event.TransferProgress(redis, "4f4fb700ef54", "Downloading", 1000, 2000),
                new Event.TransferProgress(redis, "4f4fb700ef54", "Pull complete", 0, 0),
                new Event.ResourceChanged(redis, Status.PULLED),
                new Event.ResourceChanged(
                        Resource.image("db:1"), Status.SKIPPED, "Image is already present locally"),
                new Event.ResourceChanged(
                        Resource.service("own"), Status.SKIPPED, "No image to be pulled"),
                new Event.ResourceChanged(
                        Resource.image("odd:1"), Status.UNAVAILABLE, "pull access denied"),
                new Event.ResourceChanged(Resource.tag("r/web:1"), Status.PUSHING),
                new Event.ResourceChanged(Resource.tag("r/web:1"), Status.REFUSED, "denied"),
                log("web", new BuildLine("sha256:1", "[1/2] FROM debian", Kind.BEGUN, "", "")),
                log(
                        "web",
                        new BuildLine("sha256:1", "[1/2] FROM debian", Kind.OUTPUT, "0.1", "ok")),
                log("old", BuildLine.of("Step 1/2 : FROM debian")),
                log("web", new BuildLine("sha256:1", "[1/2] FROM debian", Kind.DONE, "", "0.2s")),
                new Event.ResourceChanged(Resource.image("shop-web"), Status.BUILT),
                new Event.Warning("a network with name \"n\" exists"),
                new Event.Note("nothing to do"),
                new Event.ResourceChanged(WEB, Status.CREATING),
                new Event.ResourceChanged(WEB, Status.CREATED),
                new Event.ResourceChanged(WEB, Status.STARTING),
                new Event.ResourceChanged(WEB, Status.FAILED, "port is already allocated"),
                new Event.ResourceChanged(Resource.network("shop_default"), Status.IN_USE),
                new Event.Attaching(List.of("db-1", "web-10")),
                new Event.LogLine("db-1", Event.Stream.STDOUT, "ready", Optional.empty()),
                new Event.LogLine("web-10", Event.Stream.STDERR, "oops", Optional.empty()),
                new Event.LogLine(
                        "db-1",
                        Event.Stream.STDOUT,
                        "timed",
                        Optional.of(Instant.parse("2026-01-02T03:04:05.123456789Z"))),
                new Event.ContainerExited("db-1", 3, true),
                new Event.ContainerRecreated("web-10"),
                new Event.ResourceChanged(WEB, Status.COPIED, "shop-web-1:/etc/hosts to hosts"),
                new Event.ResourceChanged(WEB, Status.PASSED_OVER, "optional dependency \"db\""),
                new Event.NothingToDo("No container to kill"),
                new Event.Stopping(Reason.EXIT),
                new Event.Stopping(Reason.INTERRUPT));
    }

    private static Event log(String target, BuildLine line) {
        return new Event.BuildLog(Resource.image("shop-" + target), target, line);
    }
}
