package io.stackctl.services.testkit;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;

/**
 * A server that services store things in, in a container of its own on a port that was free. It is
 * there when the factory returns, and gone with its data when it is closed.
 */
public final class BackingService implements AutoCloseable {

    /** The name of PostgreSQL's database, of its user, and of its password. */
    public static final String SHOP = "shop";

    /** Machines that build at the same time need it. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final GenericContainer<?> container;
    private final int inside;

    private BackingService(GenericContainer<?> container, int inside) {
        this.container = container;
        this.inside = inside;
    }

    /** PostgreSQL 15 with an empty database. */
    public static BackingService postgres() {
        // While the database is made there is none on the network.
        return start(
                "postgres:15",
                5432,
                Map.of("POSTGRES_USER", SHOP, "POSTGRES_PASSWORD", SHOP),
                List.of("postgres", "-c", "fsync=off"),
                Wait.forSuccessfulCommand("pg_isready --quiet --host 127.0.0.1 --username shop"));
    }

    /** Redis 7 without entries. */
    public static BackingService redis() {
        return start(
                "redis:7",
                6379,
                Map.of(),
                List.of("redis-server", "--save", ""),
                Wait.forSuccessfulCommand("redis-cli ping | grep -q PONG"));
    }

    /** NATS 2.9 with JetStream, without streams. */
    public static BackingService nats() {
        return start(
                "nats:2.9",
                4222,
                Map.of(),
                List.of("--jetstream"),
                Wait.forLogMessage(".*Server is ready.*", 1));
    }

    private static BackingService start(
            String image,
            int port,
            Map<String, String> environment,
            List<String> command,
            WaitStrategy ready) {
        LocalImages.provide(image);
        var container =
                new GenericContainer<>(image)
                        .withExposedPorts(port)
                        .withEnv(environment)
                        .withCommand(command.toArray(String[]::new))
                        .withLabels(Leftovers.labels())
                        .waitingFor(ready)
                        .withStartupTimeout(PATIENCE);
        Leftovers.removeAtTheEnd(container);
        container.start();
        return new BackingService(container, port);
    }

    /** Where it is reached, such as {@code localhost}. */
    public String host() {
        return container.getHost();
    }

    /** Where it is reached. */
    public int port() {
        return container.getMappedPort(inside);
    }

    /**
     * Runs a line of the shell beside the server.
     *
     * @return what it printed
     * @throws IllegalStateException when it fails, with what it said
     */
    public String run(String line) throws IOException, InterruptedException {
        ExecResult result = container.execInContainer("sh", "-c", line);
        if (result.getExitCode() != 0) {
            throw new IllegalStateException(line + ": " + result.getStderr());
        }
        return result.getStdout();
    }

    @Override
    public void close() {
        container.stop();
    }
}
