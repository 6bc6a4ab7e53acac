package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.ExposedPort;
import java.io.File;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.ContainerState;
import org.testcontainers.containers.wait.strategy.Wait;

class ComposeTest {

    @Test
    void a_stack_comes_is_used_and_goes() throws Exception {
        var lines = new ConcurrentLinkedQueue<String>();
        String id;
        try (var stack =
                new ComposeContainer(new File("compose.yaml"))
                        .waitingFor("redis", Wait.forHealthcheck())
                        .waitingFor("worker", Wait.forLogMessage(".*at work.*", 1))
                        .withLogConsumer("worker", frame -> lines.add(frame.getUtf8String()))
                        .withScaledService("worker", 2)) {
            stack.start();
            var redis = stack.getContainerByServiceName("redis-1").orElseThrow();
            id = redis.getContainerId();
            assertEquals("PONG", answer(publishedPort(redis), "PING"));
            assertEquals("PONG\n", redis.execInContainer("redis-cli", "ping").getStdout());
            assertTrue(stack.getContainerByServiceName("worker-2").orElseThrow().isRunning());
            assertTrue(lines.stream().anyMatch(line -> line.contains("at work")), lines.toString());
        }
        var left = DockerClientFactory.instance().client().listContainersCmd().withShowAll(true).exec();
        assertTrue(left.stream().noneMatch(container -> container.getId().equals(id)));
    }

    /** What the definition publishes, and no container of Testcontainers' own. */
    private static int publishedPort(ContainerState container) {
        var ports = container.getCurrentContainerInfo().getNetworkSettings().getPorts().getBindings();
        return Integer.parseInt(ports.get(ExposedPort.tcp(6379))[0].getHostPortSpec());
    }

    private static String answer(int port, String question) throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write((question + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = new byte[7];
            int read = socket.getInputStream().readNBytes(answer, 0, answer.length);
            return new String(answer, 1, Math.max(0, read - 3), StandardCharsets.US_ASCII);
        }
    }
}
