package io.stackctl.docker.build;

import io.stackctl.docker.grpc.ProtobufMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What BuildKit told at one moment ({@code StatusResponse} in its {@code
 * api/services/control/control.proto}).
 *
 * @param vertices steps that began or ended
 * @param statuses transfers within steps that moved on
 * @param logs what running steps wrote
 */
record BuildTrace(List<Vertex> vertices, List<Transfer> statuses, List<Output> logs) {

    /**
     * A step of the build.
     *
     * @param digest what it is known by
     * @param name such as {@code [build 2/3] RUN make}
     * @param took how long it ran; empty while it runs
     * @param error why it failed; empty otherwise
     */
    record Vertex(
            String digest,
            String name,
            boolean cached,
            Optional<Instant> started,
            Optional<Duration> took,
            String error) {}

    /** A named part of a step, such as the layers it exports. */
    record Transfer(String vertex, String id, long current, long total, boolean completed) {}

    /** Bytes that a step wrote, cut anywhere. */
    record Output(String vertex, Instant time, ByteBuffer bytes) {}

    /**
     * Decodes one record.
     *
     * @throws IOException when the bytes are none
     */
    static BuildTrace of(byte[] bytes) throws IOException {
        var message = ProtobufMessage.of(bytes);
        List<Vertex> vertices = new ArrayList<>();
        for (var vertex : message.messages(1)) {
            vertices.add(vertex(vertex));
        }
        List<Transfer> statuses = new ArrayList<>();
        for (var status : message.messages(2)) {
            statuses.add(
                    new Transfer(
                            status.text(2),
                            status.text(1),
                            status.number(4),
                            status.number(5),
                            status.has(8)));
        }
        List<Output> logs = new ArrayList<>();
        for (var log : message.messages(3)) {
            logs.add(new Output(log.text(1), log.instant(2), ByteBuffer.wrap(log.bytes(4))));
        }
        return new BuildTrace(List.copyOf(vertices), List.copyOf(statuses), List.copyOf(logs));
    }

    private static Vertex vertex(ProtobufMessage message) throws IOException {
        var started = message.has(5) ? Optional.of(message.instant(5)) : Optional.<Instant>empty();
        Optional<Duration> took =
                message.has(5) && message.has(6)
                        ? Optional.of(Duration.between(message.instant(5), message.instant(6)))
                        : Optional.empty();
        return new Vertex(
                message.text(1),
                message.text(3),
                message.number(4) != 0,
                started,
                took,
                message.text(7));
    }
}
