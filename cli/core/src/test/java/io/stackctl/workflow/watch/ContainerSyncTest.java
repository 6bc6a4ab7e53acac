package io.stackctl.workflow.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.engine.ContainerFile;
import io.stackctl.engine.FakeEngine;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Stacks;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.TestSurroundings;
import io.stackctl.workflow.lifecycle.Up;
import io.stackctl.workflow.lifecycle.UpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
}
