package io.stackctl.workflow.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.local.TestSettings;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Stop;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A shell script provides a service, as any other program would. */
class ProvidersTest {

    private static final String ANSWERS =
            """
            echo '{"type":"info","message":"making it"}'
            echo '{"type":"debug","message":"of no interest"}'
            echo '{"type":"setenv","message":"URL=https://db.example/?a=b"}'
            """;

    @TempDir Path folder;

    private final FakeEngine engine = FakeEngine.with("shop:1");
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void define() throws IOException {
        write(
                "compose.yaml",
                """
                name: shop
                services:
                  db: { provider: { type: cloud, options: { size: [10, 20], zone: eu } } }
                  app: { image: 'shop:1', depends_on: [db] }
                  page: { image: 'shop:1', depends_on: [app] }
                """);
        program("", ANSWERS);
    }

    @Test
    void what_the_program_answers_reaches_those_that_depend_on_the_service() throws IOException {
        up();

        assertEquals(
                "compose --project-name=shop up --size=10 --size=20 --zone=eu db\n",
                Files.readString(folder.resolve("called")));
        assertEquals("https://db.example/?a=b", variables("shop-app-1").get("DB_URL"));
        assertFalse(variables("shop-page-1").containsKey("DB_URL"));
    }

    @Test
    void the_program_means_our_engine_and_is_no_plugin() throws IOException {
        program("", "env > seen\n" + ANSWERS);
        up();

        var seen = Files.readAllLines(folder.resolve("seen"));
        assertTrue(seen.contains("DOCKER_HOST=fake"), seen.toString());
        assertTrue(
                seen.stream().noneMatch(line -> line.startsWith("DOCKER_CLI_PLUGIN")),
                seen.toString());
    }

    @Test
    void a_plugin_of_a_folder_that_the_client_is_told_of_comes_before_the_path()
            throws IOException {
        program(
                "plugins/docker-cloud",
                "",
                "echo '{\"type\":\"setenv\",\"message\":\"URL=here\"}'\n");
        engine.pluginFolders(folder.resolve("missing"), folder.resolve("plugins"));

        up();

        assertEquals("here", variables("shop-app-1").get("DB_URL"));
    }

    @Test
    void a_second_up_asks_again_and_finds_nothing_to_do() {
        up();

        assertEquals("", new Up(around(false)).run(stack(), UpRequest.DEFAULTS).toString());
    }

    @Test
    void while_one_verb_runs_the_program_is_asked_once() throws IOException {
        var gifts = new Gifts();
        var up = new Up(around(false), gifts);
        up.run(stack(), UpRequest.DEFAULTS);
        program("", "echo '{\"type\":\"setenv\",\"message\":\"URL=other\"}'\n");

        var done = up.run(stack(), UpRequest.DEFAULTS.replacing(Set.of(ServiceName.of("app"))));

        assertTrue(done.toString().contains("create app/1"), done::toString);
        assertEquals("https://db.example/?a=b", variables("shop-app-1").get("DB_URL"));
        assertEquals(1, Files.readAllLines(folder.resolve("called")).size());
    }

    @Test
    void another_answer_recreates_those_that_depend_on_the_service() throws IOException {
        up();
        program("", "echo '{\"type\":\"setenv\",\"message\":\"URL=other\"}'\n");
        up();

        assertEquals("other", variables("shop-app-1").get("DB_URL"));
    }

    @Test
    void a_problem_that_it_tells_stops_before_anything_changes() throws IOException {
        program("", "echo '{\"type\":\"error\",\"message\":\"no credit\"}'; exit 3\n");

        assertEquals("service \"db\": no credit", failure());
        assertTrue(engine.isEmpty());
    }

    @Test
    void a_program_that_fails_in_silence_is_named_with_its_code_and_last_words()
            throws IOException {
        program("", "echo out of order >&2; exit 3\n");

        assertEquals("cloud: exit status 3: out of order", failure());
    }

    @Test
    void an_answer_that_is_no_message_is_refused() throws IOException {
        program("", "echo done\n");

        assertEquals("invalid response from plugin: done", failure());
    }

    @Test
    void a_variable_may_have_its_own_name_and_take_another_one_s_place() throws IOException {
        write(
                "compose.yaml",
                """
                name: shop
                services:
                  db: { provider: { type: cloud } }
                  app:
                    image: shop:1
                    depends_on: [db]
                    environment: { URL: mine, SAME: same, OPEN: }
                """);
        program(
                "",
                """
                echo '{"type":"rawsetenv","message":"URL=theirs"}'
                echo '{"type":"rawsetenv","message":"SAME=same"}'
                echo '{"type":"rawsetenv","message":"NEW=one"}'
                echo '{"type":"setenv","message":"URL=own"}'
                """);
        up();

        var variables = variables("shop-app-1");
        assertEquals("theirs", variables.get("URL"));
        assertEquals("one", variables.get("NEW"));
        assertEquals("own", variables.get("DB_URL"));
        assertEquals(
                List.of(
                        new Event.Warning(
                                "provider \"db\" overrides environment variable \"URL\" in service"
                                        + " \"app\"")),
                events.stream().filter(Event.Warning.class::isInstance).toList());
    }

    @Test
    void a_program_that_can_is_told_to_stop_when_everything_else_has() throws IOException {
        program(
                "{\"stop\":{\"parameters\":[]}}",
                "echo '{\"type\":\"setenv\",\"message\":\"A=b\"}'\n");
        up();
        events.clear();
        new Stop(around(false)).run(new FoundStack.Defined(stack()), StopOptions.DEFAULTS);

        assertEquals(
                "compose --project-name=shop stop --size=10 --size=20 --zone=eu db",
                Files.readAllLines(folder.resolve("called")).getLast());
        assertEquals(
                List.of("shop-page-1", "shop-app-1", "db"),
                events.stream()
                        .filter(event ->
                                event instanceof Event.ResourceChanged changed
                                        && changed.status() == Status.STOPPED)
                        .map(event -> ((Event.ResourceChanged) event).resource().name())
                        .toList());
    }

    @Test
    void a_program_that_cannot_be_stopped_is_not_told_to() throws IOException {
        up();
        events.clear();
        new Stop(around(false)).run(new FoundStack.Defined(stack()), StopOptions.DEFAULTS);

        assertEquals(1, Files.readAllLines(folder.resolve("called")).size());
        assertTrue(
                events.stream().noneMatch(event -> event.toString().contains("name=db")),
                events::toString);
    }

    @Test
    void of_what_it_says_progress_shows_the_first_line_and_the_failure_all() throws IOException {
        program(
                "",
                """
                printf '%s\\n' '{"type":"info","message":"first\\nsecond"}'
                printf '%s\\n' '{"type":"error","message":"no credit\\nask again"}'
                """);

        assertEquals("service \"db\": no credit\nask again", failure());
        var told =
                events.stream()
                        .filter(Event.ResourceChanged.class::isInstance)
                        .map(event -> ((Event.ResourceChanged) event).detail())
                        .toList();
        assertTrue(told.contains("first"), told::toString);
        assertTrue(told.contains("no credit"), told::toString);
    }

    @Test
    void a_program_gets_only_the_options_that_it_says_it_takes() throws IOException {
        program("{\"up\":{\"parameters\":[{\"name\":\"zone\",\"required\":\"true\"}]}}", ANSWERS);
        up();

        assertEquals(
                "compose --project-name=shop up --zone=eu db\n",
                Files.readString(folder.resolve("called")));
    }

    @Test
    void an_option_that_it_requires_has_to_be_given() throws IOException {
        program("{\"up\":{\"parameters\":[{\"name\":\"plan\",\"required\":\"true\"}]}}", ANSWERS);

        assertEquals("provider \"cloud\" requires the option \"plan\"", failure());
    }

    @Test
    void a_program_that_says_too_much_is_refused() throws IOException {
        program(
                "",
                "for i in $(seq 40); do printf '{\"type\":\"setenv\",\"message\":\"V%s=' $i;"
                        + " head -c 32000 /dev/zero | tr '\\0' x; echo '\"}'; done\n");

        assertEquals("service \"db\": it sets more than 1 MiB of variables", failure());
        write("bin/cloud", "#!/bin/sh\nexec yes\n");

        assertEquals(
                "cannot run " + folder.resolve("bin/cloud") + ": it answers with more than 1 MiB",
                failure());
    }

    @Test
    void what_hangs_on_a_program_is_decided_when_it_has_run() throws IOException {
        assertEquals(
                """
                1 []    provide service db           provided by cloud
                2 []    create  network shop_default not found
                3 [1,2] create  app/1                not found
                4 [2]   create  page/1               not found
                5 [3]   start   app/1                created
                6 [4,5] start   page/1               created
                """,
                plan());
        up();
        var foreseen = plan();
        var before = engine.calls();

        up();

        assertEquals(
                """
                1 []  provide service db provided by cloud
                2 [1] create  app/1      if 1 sets other variables
                3 [2] stop    app/1      if 1 sets other variables
                4 [3] remove  app/1      replaced by 2
                5 [4] rename  app/1      replaces it
                6 [5] start   app/1      created
                """,
                foreseen);
        assertEquals(before, engine.calls());
    }

    @Test
    void what_is_out_of_date_in_any_case_says_so() throws IOException {
        up();
        write(
                "compose.yaml",
                Files.readString(folder.resolve("compose.yaml"))
                        .replace(
                                "depends_on: [db]", "depends_on: [db], environment: { LEVEL: a }"));

        var foreseen = plan();

        assertTrue(foreseen.contains("create  app/1      env LEVEL added"), foreseen);
    }

    @Test
    void a_program_is_run_after_those_that_its_service_depends_on() throws IOException {
        write(
                "compose.yaml",
                """
                name: shop
                services:
                  a: { provider: { type: cloud }, depends_on: [between] }
                  between: { image: 'shop:1', depends_on: [z] }
                  z: { provider: { type: cloud } }
                """);
        up();
        down();

        assertEquals(
                List.of(
                        "compose --project-name=shop up z",
                        "compose --project-name=shop up a",
                        "compose --project-name=shop down a",
                        "compose --project-name=shop down z"),
                Files.readAllLines(folder.resolve("called")));
    }

    @Test
    void images_are_fetched_when_all_programs_have_run() {
        engine.addToRegistry("later:1");
        var stack =
                Stacks.in(
                        folder,
                        "shop",
                        """
                        services:
                          db: { provider: { type: cloud } }
                          mq: { provider: { type: cloud } }
                          web: { image: 'later:1', depends_on: [mq, db] }
                        """);

        assertEquals(
                """
                1 []    provide service db           provided by cloud
                2 []    provide service mq           provided by cloud
                3 [1,2] pull    image later:1        not found
                4 []    create  network shop_default not found
                5 [1-4] create  web/1                not found
                6 [5]   start   web/1                created
                """,
                new Up(around(false)).plan(stack, UpRequest.DEFAULTS).toString());
    }

    @Test
    @Timeout(60)
    void whoever_wants_to_end_reaches_the_program_which_tidies_up() throws IOException {
        program(
                "",
                """
                trap 'echo bye >> called; exit 5' TERM
                echo '{"type":"info","message":"hanging"}'
                while :; do sleep 0.05; done
                """);
        var interruption = new Interruption(_ -> {});
        var hanging =
                new Event.ResourceChanged(Resource.provided("db"), Status.CREATING, "hanging");

        var failed = interrupted(interruption, hanging);

        assertInstanceOf(Failure.Interrupted.class, failed.failure());
        assertEquals("bye", Files.readAllLines(folder.resolve("called")).getLast());
        assertTrue(engine.isEmpty());
    }

    @Test
    @Timeout(60)
    void whoever_wants_to_end_does_not_wait_for_the_options_of_a_program() throws IOException {
        write("bin/cloud", "#!/bin/sh\n[ $2 = metadata ] || touch called\nexec sleep 1000\n");
        var beginning = new Event.ResourceChanged(Resource.provided("db"), Status.CREATING);

        var failed = interrupted(new Interruption(_ -> {}), beginning);

        assertInstanceOf(Failure.Interrupted.class, failed.failure());
        assertFalse(Files.exists(folder.resolve("called")));
    }

    private StackException interrupted(Interruption interruption, Event at) {
        var around =
                new Surroundings(
                        engine,
                        settings(),
                        event -> {
                            if (event.equals(at)) {
                                interruption.arrived();
                            }
                        },
                        _ -> false,
                        interruption,
                        false);
        return assertThrows(
                StackException.class, () -> new Up(around).run(stack(), UpRequest.DEFAULTS));
    }

    @Test
    void a_missing_program_is_named() throws IOException {
        Files.delete(folder.resolve("bin/cloud"));

        assertEquals("exec: \"cloud\": executable file not found in $PATH", failure());
    }

    @Test
    void down_asks_the_program_too() throws IOException {
        up();
        Files.delete(folder.resolve("called"));
        down();

        assertEquals(
                "compose --project-name=shop down --size=10 --size=20 --zone=eu db\n",
                Files.readString(folder.resolve("called")));
        assertTrue(engine.isEmpty());
    }

    @Test
    void a_rehearsal_runs_no_program_and_says_what_it_cannot_know() {
        var rehearsed = around(true);
        new Up(rehearsed).run(stack(), UpRequest.DEFAULTS);

        assertFalse(Files.exists(folder.resolve("called")));
        assertInstanceOf(Event.Note.class, events.getFirst());
    }

    private String plan() {
        return new Up(around(false)).plan(stack(), UpRequest.DEFAULTS).toString();
    }

    private void down() {
        new Down(around(false)).run(new FoundStack.Defined(stack()), DownOptions.DEFAULTS);
    }

    private void up() {
        new Up(around(false)).run(stack(), UpRequest.DEFAULTS);
    }

    private String failure() {
        var failed = assertThrows(StackException.class, this::up);
        return failed.failure().message();
    }

    private Map<String, String> variables(String container) {
        return engine.variablesOf(container);
    }

    private Stack stack() {
        return new StackLoader(_ -> {})
                .load(LoadRequest.in(folder.toString(), settings().environment()).build());
    }

    private Settings settings() {
        return TestSettings.in(
                folder,
                Map.of(
                        "PATH",
                        folder.resolve("bin") + ":" + System.getenv("PATH"),
                        "DOCKER_HOST",
                        "unix:///other",
                        "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND",
                        "docker"));
    }

    private Surroundings around(boolean dryRun) {
        return new Surroundings(
                engine, settings(), events::add, _ -> false, Interruption.never(), dryRun);
    }

    /** Makes the program, which notes how it is called. */
    private void program(String metadata, String script) throws IOException {
        program("bin/cloud", metadata, script);
    }

    private void program(String name, String metadata, String script) throws IOException {
        var file =
                write(
                        name,
                        """
                        #!/bin/sh
                        if [ "$2" = metadata ]; then echo '%s'; exit; fi
                        echo "$@" >> called
                        """
                                        .formatted(metadata)
                                + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
