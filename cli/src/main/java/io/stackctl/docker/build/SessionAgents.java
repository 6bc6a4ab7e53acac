package io.stackctl.docker.build;

import io.stackctl.docker.grpc.GrpcCall;
import io.stackctl.docker.grpc.GrpcService;
import io.stackctl.docker.grpc.GrpcStatus;
import io.stackctl.docker.grpc.ProtobufMessage;
import io.stackctl.engine.EngineThread;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;

/** Lets build steps use the SSH agents of this machine ({@code moby.sshforward.v1.SSH}). */
final class SessionAgents {

    private static final int BUFFER = 16 * 1024;

    private final Map<String, String> sockets;

    /**
     * Makes agents usable.
     *
     * @param sockets paths of agents' sockets by id
     */
    SessionAgents(Map<String, String> sockets) {
        this.sockets = Map.copyOf(sockets);
    }

    /** The services by method. */
    Map<String, GrpcService> byMethod() {
        return Map.of(
                "/moby.sshforward.v1.SSH/CheckAgent", this::check,
                "/moby.sshforward.v1.SSH/ForwardAgent", this::forward);
    }

    private void check(GrpcCall call) throws IOException, GrpcService.Refusal {
        socket(call.request().text(1));
        call.send(new byte[0]);
    }

    private void forward(GrpcCall call) throws IOException, GrpcService.Refusal {
        var path = socket(String.join("", call.metadata("buildkit.ssh.id")));
        try (var agent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            agent.connect(UnixDomainSocketAddress.of(path));
            var answers = EngineThread.start("ssh agent", () -> answer(agent, call));
            for (var message = call.next(); message.isPresent(); message = call.next()) {
                var bytes = ByteBuffer.wrap(ProtobufMessage.of(message.get()).bytes(1));
                while (bytes.hasRemaining()) {
                    agent.write(bytes);
                }
            }
            agent.shutdownOutput();
            answers.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(SocketChannel agent, GrpcCall call) {
        var buffer = ByteBuffer.allocate(BUFFER);
        try {
            while (agent.read(buffer.clear()) >= 0) {
                var bytes = new byte[buffer.flip().remaining()];
                buffer.get(bytes);
                call.send(new ProtobufMessage.Writer().put(1, bytes).bytes());
            }
        } catch (IOException e) {
            // One of both is gone; the other side of the conversation notices by itself.
        }
    }

    private String socket(String id) throws GrpcService.Refusal {
        var socket = sockets.get(id.isEmpty() ? "default" : id);
        if (socket == null) {
            throw new GrpcService.Refusal(GrpcStatus.notFound("unset ssh forward key " + id));
        }
        return socket;
    }
}
