package io.stackctl.docker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.AttachSpec;
import io.stackctl.engine.Engine;
import io.stackctl.engine.EventScope;
import io.stackctl.engine.LogQuery;
import io.stackctl.engine.ObservationScope;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.local.TestSettings;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ExecId;
import io.stackctl.model.name.NetworkId;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls of every kind to peers that answer wrongly, each made of a seed to be made again. */
@Timeout(300)
class EngineFuzzTest {

    private static final ContainerId WEB = new ContainerId("web");

    private static final int ROUNDS = 150;
    private static final int LONGEST_MESSAGE = 10_000;
    private static final StackName SHOP = StackName.of("shop");
    private static final LogQuery LOG =
            new LogQuery(false, OptionalInt.empty(), Optional.empty(), Optional.empty(), true);

    @TempDir private Path folder;

    /** Something that is asked of an engine. */
    private interface Call {
        void make(Engine engine) throws IOException;
    }

    private static final List<Call> CALLS =
            List.of(
                    Engine::version,
                    Engine::info,
                    engine -> engine.observe(SHOP, ObservationScope.CONTAINERS),
                    engine -> engine.containers().ofAllStacks(true),
                    engine -> engine.containers().ofStack(SHOP, true),
                    engine -> engine.containers().all(),
                    engine -> engine.containers().inspect(WEB),
                    engine -> engine.containers().start(WEB),
                    engine -> engine.containers().stop(WEB, Optional.empty()),
                    engine -> engine.containers().remove(WEB, true),
                    engine -> engine.containers().await(WEB),
                    engine -> {
                        try (var end = engine.containers().awaitRemoval(WEB)) {
                            end.code();
                        }
                    },
                    engine -> engine.containers().logs(WEB, LOG, line -> {}),
                    engine -> {
                        try (var session =
                                engine.containers()
                                        .attach(WEB, new AttachSpec(false, false, false))) {
                            session.pump((stream, buffer, offset, length) -> {});
                        }
                    },
                    engine -> engine.containers().processes(WEB),
                    engine -> engine.containers().stats(WEB, false, usage -> true),
                    engine -> engine.containers().stat(WEB, "/etc"),
                    engine -> drain(engine.containers().copyFrom(WEB, "/etc")),
                    engine -> drain(engine.containers().export(WEB)),
                    engine -> engine.executions().exitCode(new ExecId("exec")),
                    engine -> engine.networks().all(),
                    engine -> engine.networks().remove(new NetworkId("net")),
                    engine -> engine.volumes().all(),
                    engine -> engine.volumes().remove(VolumeName.of("volume"), false),
                    engine -> engine.images().inspect("shop:1"),
                    engine -> engine.images().all(Map.of()),
                    engine -> engine.images().pull("shop:1", "", (part, status, now, all) -> {}),
                    engine -> engine.images().push("shop:1", (part, status, now, all) -> {}),
                    engine -> engine.images().remoteDigest("shop:1"),
                    engine -> engine.images().remove("shop:1", false),
                    engine ->
                            engine.events()
                                    .recent(SHOP, EventScope.EVERYTHING, Duration.ofMinutes(1)),
                    engine -> {
                        try (var events =
                                engine.events()
                                        .subscribe(
                                                SHOP,
                                                EventScope.STATES,
                                                Optional.empty(),
                                                Optional.empty())) {
                            for (var event = events.next(); event.isPresent(); ) {
                                event = events.next();
                            }
                        }
                    });

    @Test
    void every_wrong_answer_is_an_answer_or_a_failure_in_words() throws IOException {
        int understood = 0;
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            var socket = folder.resolve("engine.sock");
            server.bind(UnixDomainSocketAddress.of(socket));
            var seeds = new Random[] {new Random(0)};
            Thread.ofVirtual().start(() -> serve(server, seeds));
            var environment =
                    Map.of("DOCKER_HOST", "unix://" + socket, "DOCKER_API_VERSION", "1.41");
            for (int seed = 0; seed < ROUNDS * CALLS.size(); seed++) {
                synchronized (seeds) {
                    seeds[0] = new Random(seed);
                }
                try (var engine = new DockerEngine(TestSettings.of(environment), notice -> {})) {
                    understood += make(CALLS.get(seed % CALLS.size()), engine, seed) ? 1 : 0;
                }
            }
        }
        // Faults that nothing survives would show little of the readers behind.
        assertTrue(understood > ROUNDS * CALLS.size() / 5, understood + " were understood");
    }

    /** Whether the answer was understood. */
    private static boolean make(Call call, Engine engine, int seed) {
        try {
            call.make(engine);
            return true;
        } catch (StackException e) {
            String message = e.failure().message();
            assertFalse(e.failure() instanceof Failure.Interrupted, "seed " + seed);
            assertFalse(
                    message.contains("Exception") || message.contains("java."),
                    () -> "seed " + seed + ": " + message);
            assertTrue(message.length() < LONGEST_MESSAGE, () -> "seed " + seed + ": " + message);
            return false;
        } catch (IOException e) {
            return false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static void drain(InputStream input) throws IOException {
        try (input) {
            input.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void serve(ServerSocketChannel server, Random[] seeds) {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept()) {
                var input = Channels.newInputStream(channel);
                var head = new StringBuilder();
                for (int next = input.read(); next >= 0; next = input.read()) {
                    head.append((char) next);
                    if (head.indexOf("\r\n\r\n") >= 0) {
                        break;
                    }
                }
                String request = head.substring(0, Math.max(head.indexOf("\r\n"), 0));
                byte[] answer;
                synchronized (seeds) {
                    answer = new HostileAnswer(request, seeds[0]).bytes();
                }
                Channels.newOutputStream(channel).write(answer);
            } catch (IOException e) {
                // The client has had enough; or the test is over.
            }
        }
    }
}
