package io.stackctl.workflow.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackctl.engine.FakeEngine;
import io.stackctl.event.Event;
import io.stackctl.model.Stack;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.plan.Plan;
import io.stackctl.plan.Weight;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.planner.image.PullOptions;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.step.Step;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.image.Build;
import io.stackctl.workflow.image.Pull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a verb plans, what a dry run tells and what is then done are the same. */
@Timeout(60)
class PlannedAndDoneTest {

    private static final String SHOP =
            """
            services:
              web:
                build: { dockerfile_inline: "FROM scratch" }
                scale: 2
                depends_on: { db: { condition: service_started, restart: true } }
              db: { image: 'db:1', volumes: ['data:/data'], networks: [inner] }
            networks: { inner: {} }
            volumes: { data: {} }
            """;
    private static final String PROVIDED =
            """
            services:
              mq: { provider: { type: /bin/sh, options: { url: URL } } }
              web: { image: 'db:1', depends_on: [mq] }
              db: { image: 'db:1' }
            """;

    /** The shell looks for this script in the folder of the stack. It sets what it is told to. */
    private static final String PROGRAM =
            """
            [ "$1" = metadata ] && exit 1
            command=$2
            case $command in
                up) echo "provide service $4" >> called ;;
                down) echo "remove service $4" >> called ;;
            esac
            echo '{"type":"setenv","message":"URL='"${3#--url=}"'"}'
            """;

    @TempDir private static Path folder;

    private static final StopOptions ALL = StopOptions.DEFAULTS;
    private static final PullOptions EVERYTHING = new PullOptions(Optional.empty(), false, true);

    private final FakeEngine engine = FakeEngine.with("db:1");

    @BeforeEach
    void write_the_program() throws IOException {
        Files.writeString(folder.resolve("compose"), PROGRAM);
    }

    /** Verbs after one another: each finds what those before it left. */
    static Stream<Verb> verbs() {
        var changed = SHOP.replace("image: 'db:1'", "image: 'db:1', environment: { LEVEL: high }");
        return Stream.of(
                up("up of everything", SHOP, UpRequest.DEFAULTS),
                up("up of what is up", SHOP, UpRequest.DEFAULTS),
                up("up with builds", SHOP, UpRequests.images(Optional.empty(), true)),
                up("up with pulls", SHOP, pulling()),
                up("up with pulls of the same", SHOP, pulling()),
                up("up of a change", changed, UpRequest.DEFAULTS),
                up("up with new containers", changed, UpRequest.DEFAULTS.replacing(Set.of())),
                up("scale down", changed, UpRequests.scaled("web", "1")),
                up("scale up", changed, UpRequests.scaled("web", "3")),
                verb("build", around -> new Build(around).run(shop(), BuildChoices.NONE, false)),
                verb("pull", around -> new Pull(around).run(shop(), EVERYTHING)),
                verb("pause", around -> new Pause(around).run(found(), Set.of())),
                verb("unpause", around -> new Unpause(around).run(found(), Set.of())),
                verb("restart", around -> new Restart(around).run(found(), ALL, true)),
                verb("stop", around -> new Stop(around).run(found(), ALL)),
                verb("start", around -> new Start(around).run(found(), StartRequest.of(Set.of()))),
                verb("kill", around -> new Kill(around).run(found(), Set.of(), "SIGKILL", false)),
                verb("rm", around -> new Remove(around).run(found(), ALL, true, true)),
                verb("create", around -> new Up(around).run(shop(), UpRequests.withoutStart())),
                verb("down", around -> new Down(around).run(found(), DownOptions.DEFAULTS)),
                up("up again", SHOP, UpRequest.DEFAULTS),
                verb(
                        "nuke",
                        around -> {
                            new Nuke(around).stack(found());
                            return Plan.empty();
                        }),
                up("up with a provider", provided("one"), UpRequest.DEFAULTS),
                up("up of what sets something else", provided("two"), UpRequest.DEFAULTS),
                up("create of what does", provided("three"), UpRequests.withoutStart()),
                up("scale of what does", provided("four"), UpRequests.scaled("web", "2")),
                new Verb(
                        "down with a provider",
                        Optional.of(around -> new Down(around).plan(gone(), DownOptions.DEFAULTS)),
                        around -> new Down(around).run(gone(), DownOptions.DEFAULTS)));
    }

    /**
     * A verb.
     *
     * @param planned what {@code plan} says, for those that it knows
     */
    record Verb(
            String name,
            Optional<Function<Surroundings, Plan<Step>>> planned,
            Function<Surroundings, Plan<Step>> run) {
        Plan<Step> on(Surroundings around) {
            return run.apply(around);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void are_the_same(Verb verb) throws IOException {
        engine.addToRegistry("db:1");
        verbs().takeWhile(earlier -> !earlier.name().equals(verb.name())).forEach(this::prepare);
        var dry = new ArrayList<Event>();
        var told = new CopyOnWriteArrayList<Event>();

        verb.on(around(dry::add, true));
        var planned = verb.planned().map(plan -> plan.apply(around(_ -> {}, false)));
        Files.deleteIfExists(folder.resolve("called"));
        var before = engine.calls();
        var done = verb.on(around(told::add, false));

        var calls = callsSince(before);
        assertEquals(changes(dry), changes(told), calls::toString);
        planned.ifPresent(plan -> assertEquals(lines(plan), subjects(calls), plan::toString));
        assertFalse(done.actions().stream().anyMatch(step -> step.action().cause().isEmpty()));
    }

    @Test
    void but_for_what_depends_on_what_a_program_sets() throws IOException {
        prepare(up("before", provided("one"), UpRequest.DEFAULTS));
        var again = up("again", provided("one"), UpRequest.DEFAULTS);
        var planned = again.planned().orElseThrow().apply(around(_ -> {}, false));
        var before = engine.calls();

        prepare(again);

        var conditional =
                planned.actions().stream()
                        .filter(step -> step.action().cause().equals("if 1 sets other variables"))
                        .map(step -> step.action().verb() + " " + step.action().target())
                        .toList();
        assertEquals(List.of("create web/1", "stop web/1"), conditional, planned::toString);
        assertEquals(before, engine.calls());
    }

    /** Those to the engine, and then those to the program. */
    private List<String> callsSince(List<String> before) throws IOException {
        var calls = new ArrayList<>(engine.calls().subList(before.size(), engine.calls().size()));
        var called = folder.resolve("called");
        if (Files.exists(called)) {
            calls.addAll(Files.readAllLines(called));
        }
        return calls;
    }

    private void prepare(Verb verb) {
        verb.on(around(_ -> {}, false));
    }

    private static Verb up(String name, String definition, UpRequest request) {
        return up(name, Stacks.shop(definition), request);
    }

    private static Verb up(String name, Stack stack, UpRequest request) {
        return new Verb(
                name,
                Optional.of(around -> new Up(around).plan(stack, request)),
                around -> new Up(around).run(stack, request));
    }

    private static Verb verb(String name, Function<Surroundings, Plan<Step>> run) {
        return new Verb(name, Optional.empty(), run);
    }

    private static UpRequest pulling() {
        return UpRequests.images(Optional.of(new PullPolicy.Always()), false);
    }

    private static Stack provided(String url) {
        return Stacks.in(folder, "shop", PROVIDED.replace("URL", url));
    }

    private static FoundStack gone() {
        return new FoundStack.Defined(provided("one"));
    }

    private static Stack shop() {
        return Stacks.shop(SHOP);
    }

    private static FoundStack found() {
        return new FoundStack.Defined(shop());
    }

    private Surroundings around(Consumer<Event> events, boolean dryRun) {
        return TestSurroundings.of(engine, events::accept, _ -> true, Interruption.never(), dryRun);
    }

    private static Set<String> changes(List<Event> events) {
        var changes = new TreeSet<String>();
        for (var event : events) {
            if (event instanceof Event.ResourceChanged changed) {
                changes.add(changed.resource() + " " + changed.status());
            }
        }
        return changes;
    }

    private static List<String> lines(Plan<Step> plan) {
        return plan.actions().stream()
                .map(Plan.Numbered::action)
                .filter(action -> action.weight() != Weight.NONE && action.weight() != Weight.WAIT)
                .map(action -> action.verb() + " " + action.target())
                .sorted()
                .toList();
    }

    /** Calls in the words of plans: {@code start shop-web-1} is {@code start web/1}. */
    private static List<String> subjects(List<String> calls) {
        return calls.stream()
                .map(call ->
                        call.replaceFirst("^(build|pull) ", "$1 image ")
                                .replaceFirst("(?:[0-9a-f]{12}_)?shop-([a-z]+)-([0-9]+)$", "$1/$2"))
                .sorted()
                .toList();
    }
}
