package io.stackctl.kubernetes;

import io.stackctl.cluster.TaskProcess;
import io.stackctl.event.Event.Stream;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.ChannelSocket;
import io.stackctl.kubernetes.client.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** A process in the container of a pod, by the channels that the API has for one. */
final class PodProcess implements TaskProcess {

    private static final JsonMapper JSON = new JsonMapper();

    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int STATUS = 3;
    private static final int RESIZE = 4;

    /** More than is ever said of an end. */
    private static final int LONGEST_STATUS = 64 * 1024;

    /** The exit codes of an engine, and of shells, for what cannot be started. */
    private static final int NOT_EXECUTABLE = 126;

    private static final int NOT_FOUND = 127;

    private final ChannelSocket socket;
    private final Runnable inputGoesOn;
    private final ByteArrayOutputStream status = new ByteArrayOutputStream();

    /**
     * One that runs.
     *
     * @param inputGoesOn is run when the input has ended, and the process cannot be told so
     */
    PodProcess(ChannelSocket socket, Runnable inputGoesOn) {
        this.socket = socket;
        this.inputGoesOn = inputGoesOn;
    }

    @Override
    public OutputStream stdin() {
        return new Input();
    }

    @Override
    public void pump(OutputConsumer consumer) throws IOException {
        try {
            for (var piece = socket.next(); piece != null; piece = socket.next()) {
                take(piece, consumer);
            }
        } catch (IOException broken) {
            // How it ended is said last; what the connection does then is no matter.
            if (status.size() == 0) {
                throw broken;
            }
        }
        if (status.size() == 0) {
            throw new IOException("it was closed before the process had ended");
        }
        if (unstarted().isPresent()) {
            var words = (message() + "\n").getBytes(StandardCharsets.UTF_8);
            consumer.accept(Stream.STDERR, words, 0, words.length);
        }
    }

    private void take(ChannelSocket.Piece piece, OutputConsumer consumer) throws IOException {
        var bytes = piece.bytes().array();
        switch (piece.channel()) {
            case STDOUT -> consumer.accept(Stream.STDOUT, bytes, 0, bytes.length);
            case STDERR -> consumer.accept(Stream.STDERR, bytes, 0, bytes.length);
            case STATUS ->
                    status.write(bytes, 0, Math.min(bytes.length, LONGEST_STATUS - status.size()));
            default -> throw new IOException("it speaks of a channel that there is not");
        }
    }

    @Override
    public void resizeTerminal(int columns, int rows) {
        var size = JsonNodeFactory.instance.objectNode().put("Width", columns).put("Height", rows);
        var bytes = size.toString().getBytes(StandardCharsets.UTF_8);
        try {
            socket.send(RESIZE, bytes, 0, bytes.length);
        } catch (IOException closed) {
            // One that has ended needs no size, and how it ended is told otherwise.
            return;
        }
    }

    @Override
    public int exitCode() {
        var end = end();
        if (end.path("status").asString("").equals("Success")) {
            return 0;
        }
        for (var cause : end.path("details").path("causes")) {
            if (cause.path("reason").asString("").equals("ExitCode")) {
                return cause.path("message").asInt(1);
            }
        }
        return unstarted()
                .orElseThrow(() ->
                        new StackException(
                                new OperationFailed("the process could not run: " + message())));
    }

    /** The exit code of a program that is not there, or is none; what was said of it is output. */
    private OptionalInt unstarted() {
        var message = message();
        if (message.contains("executable file not found")
                || message.contains("no such file or directory")) {
            return OptionalInt.of(NOT_FOUND);
        }
        return message.contains("permission denied")
                ? OptionalInt.of(NOT_EXECUTABLE)
                : OptionalInt.empty();
    }

    private String message() {
        return Words.line(end().path("message").asString(""));
    }

    private JsonNode end() {
        try {
            return JSON.readTree(status.toString(StandardCharsets.UTF_8));
        } catch (JacksonException none) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    private final class Input extends OutputStream {

        private static final int PIECE = 32 * 1024;

        private boolean isUsed;
        private boolean isClosed;

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            for (int from = 0; from < length; from += PIECE) {
                isUsed = true;
                socket.send(STDIN, buffer, offset + from, Math.min(PIECE, length - from));
            }
        }

        @Override
        public void close() throws IOException {
            if (isClosed) {
                return;
            }
            isClosed = true;
            if (socket.canEnd()) {
                socket.end(STDIN);
            } else if (isUsed) {
                inputGoesOn.run();
            }
        }
    }
}
