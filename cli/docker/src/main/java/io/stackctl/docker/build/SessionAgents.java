package io.stackctl.docker.build;

import io.stackctl.docker.grpc.GrpcCall;
import io.stackctl.docker.grpc.GrpcService;
import io.stackctl.docker.grpc.GrpcStatus;
import io.stackctl.docker.grpc.ProtobufMessage;
import io.stackctl.docker.ssh.AgentTalk;
import io.stackctl.engine.EngineThread;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;

/** Lets build steps use SSH agents and keys of this machine ({@code moby.sshforward.v1.SSH}). */
final class SessionAgents {

    private static final int BUFFER = 16 * 1024;

    private final Map<String, SshSource> sources;

    /**
     * Makes agents usable.
     *
     * @param sources agents by id
     */
    SessionAgents(Map<String, SshSource> sources) {
        this.sources = Map.copyOf(sources);
    }

    /** The services by method. */
    Map<String, GrpcService> byMethod() {
        return Map.of(
                "/moby.sshforward.v1.SSH/CheckAgent", this::check,
                "/moby.sshforward.v1.SSH/ForwardAgent", this::forward);
    }

    private void check(GrpcCall call) throws IOException, GrpcService.Refusal {
        source(call.request().text(1));
        call.send(new byte[0]);
    }

    private void forward(GrpcCall call) throws IOException, GrpcService.Refusal {
        switch (source(String.join("", call.metadata("buildkit.ssh.id")))) {
            case SshSource.Socket(var path) -> forward(call, path);
            case SshSource.Keys(var keys) -> answer(call, keys.talk());
        }
    }

    private static void answer(GrpcCall call, AgentTalk talk) throws IOException {
        for (var message = call.next(); message.isPresent(); message = call.next()) {
            var answers = talk.take(ProtobufMessage.of(message.get()).bytes(1));
            if (answers.length > 0) {
                send(call, answers);
            }
        }
    }

    private static void forward(GrpcCall call, String path) throws IOException {
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
                send(call, bytes);
            }
        } catch (IOException e) {
            // One of both is gone; the other side of the conversation notices by itself.
        }
    }

    private static void send(GrpcCall call, byte[] bytes) throws IOException {
        call.send(new ProtobufMessage.Writer().put(1, bytes).bytes());
    }

    private SshSource source(String id) throws GrpcService.Refusal {
        var source = sources.get(id.isEmpty() ? "default" : id);
        if (source == null) {
            throw new GrpcService.Refusal(GrpcStatus.notFound("unset ssh forward key " + id));
        }
        return source;
    }
}
