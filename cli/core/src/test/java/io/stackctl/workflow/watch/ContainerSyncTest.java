package io.stackctl.workflow.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.ContainerFile;
import io.stackctl.engine.FakeEngine;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ContainerSyncTest {

    @TempDir Path folder;

    private final FakeEngine engine = FakeEngine.with("shop:1");

    @Test
    void what_is_gone_here_goes_there_although_the_program_has_ended() {
        var stack = Stacks.shop("services: { web: { image: 'shop:1' } }\n");
        var around = TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);
        new Up(around).run(stack, UpRequest.DEFAULTS);
        engine.containers()
                .place(
                        engine.idOf("shop-web-1"),
                        List.of(
                                new ContainerFile("/w/one", "1", 0644, 0, 0),
                                new ContainerFile("/w/two", "2", 0644, 0, 0)));
        engine.exit("shop-web-1", 1);

        new ContainerSync(engine, stack.name())
                .sync(
                        ServiceName.of("web"),
                        List.of(new SyncedFile(folder.resolve("two"), "/w/two")));

        assertEquals(Set.of("/w/one"), engine.filesOf("shop-web-1").keySet());
    }

    @Test
    void what_cannot_be_looked_at_fails_and_does_not_go() throws IOException {
        var stack = Stacks.shop("services: { web: { image: 'shop:1' } }\n");
        var around = TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);
        new Up(around).run(stack, UpRequest.DEFAULTS);
        engine.containers()
                .place(
                        engine.idOf("shop-web-1"),
                        List.of(new ContainerFile("/w/one", "1", 0644, 0, 0)));
        var circle = Files.createSymbolicLink(folder.resolve("circle"), folder.resolve("circle"));
        var hidden = circle.resolve("one");

        var refused =
                assertThrows(
                        StackException.class,
                        () ->
                                new ContainerSync(engine, stack.name())
                                        .sync(
                                                ServiceName.of("web"),
                                                List.of(new SyncedFile(hidden, "/w/one"))));

        var message = refused.failure().message();
        assertTrue(message.startsWith("stat \"" + hidden + "\": "), message);
        assertEquals(Set.of("/w/one"), engine.filesOf("shop-web-1").keySet());
    }

    @Test
    void what_was_in_a_folder_that_is_a_file_now_goes() throws IOException {
        var stack = Stacks.shop("services: { web: { image: 'shop:1' } }\n");
        var around = TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);
        new Up(around).run(stack, UpRequest.DEFAULTS);
        engine.containers()
                .place(
                        engine.idOf("shop-web-1"),
                        List.of(new ContainerFile("/w/one", "1", 0644, 0, 0)));
        engine.exit("shop-web-1", 1);
        var file = Files.writeString(folder.resolve("was-a-folder"), "text");

        new ContainerSync(engine, stack.name())
                .sync(
                        ServiceName.of("web"),
                        List.of(new SyncedFile(file.resolve("one"), "/w/one")));

        assertEquals(Set.of(), engine.filesOf("shop-web-1").keySet());
    }

    @Test
    void the_root_of_a_container_never_goes() {
        var removals = removals(List.of("", "one"), "/");

        assertEquals(List.of(List.of("rm", "-rf", "/one")), removals);
    }

    @Test
    void a_program_gets_no_more_names_than_a_system_takes() {
        var names = IntStream.range(0, 40_000).mapToObj(n -> "n".repeat(90) + n).toList();

        var removals = removals(names, "/w/");

        for (var words : removals) {
            int length = words.stream().mapToInt(word -> word.length() + 1).sum();
            assertTrue(length <= 131_072, () -> length + " characters");
        }
        assertEquals(
                names.stream().map(name -> "/w/" + name).toList(),
                removals.stream().flatMap(words -> words.stream().skip(2)).toList());
    }

    /** The commands that are run in a container to remove what is not there on this machine. */
    private List<List<String>> removals(List<String> names, String target) {
        var stack = Stacks.shop("services: { web: { image: 'shop:1' } }\n");
        var around = TestSurroundings.of(engine, _ -> {}, _ -> false, Interruption.never(), false);
        new Up(around).run(stack, UpRequest.DEFAULTS);
        var commands = new ArrayList<List<String>>();
        FakeEngine.Questions answers =
                command -> {
                    commands.add(command);
                    return Optional.of("");
                };
        engine.play(answers);
        var gone = folder.resolve("gone");
        new ContainerSync(engine, stack.name())
                .sync(
                        ServiceName.of("web"),
                        names.stream()
                                .map(name -> new SyncedFile(gone.resolve(name), target + name))
                                .toList());
        return commands;
    }
}
