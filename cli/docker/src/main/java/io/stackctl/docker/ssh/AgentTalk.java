package io.stackctl.docker.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** One conversation with an agent: requests come in pieces, and each gets one answer. */
public final class AgentTalk {

    /** Bytes of a request, as OpenSSH's agent has it. */
    private static final int LONGEST = 256 * 1024;

    private final KeyAgent agent;
    private byte[] waiting = new byte[0];

    AgentTalk(KeyAgent agent) {
        this.agent = agent;
    }

    /**
     * Takes what came.
     *
     * @return what to send back; empty while a request is not complete
     * @throws IOException when the other side does not speak as one does to an agent
     */
    public byte[] take(byte[] piece) throws IOException {
        var bytes = ByteBuffer.allocate(waiting.length + piece.length).put(waiting).put(piece);
        bytes.flip();
        var answers = new ByteArrayOutputStream();
        while (bytes.remaining() >= Integer.BYTES) {
            var length = bytes.getInt(bytes.position());
            if (length < 1 || length > LONGEST) {
                throw new IOException("a request to the SSH agent has " + length + " bytes");
            }
            if (bytes.remaining() - Integer.BYTES < length) {
                break;
            }
            bytes.getInt();
            var request = new byte[length];
            bytes.get(request);
            answers.writeBytes(new SshWriter().string(agent.answer(request)).bytes());
        }
        waiting = Arrays.copyOfRange(bytes.array(), bytes.position(), bytes.limit());
        return answers.toByteArray();
    }
}
