package io.stackctl.docker.ssh;

import io.stackctl.docker.key.KeyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An agent with keys of files, which are neither added to nor taken from it. */
public final class KeyAgent {

    private static final int FAILURE = 5;
    private static final int LIST = 11;
    private static final int KEYS = 12;
    private static final int SIGN = 13;
    private static final int SIGNATURE = 14;

    private final List<AgentKey> keys;

    private KeyAgent(List<AgentKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads the keys.
     *
     * @throws KeyException when a file gives no key that can be used
     * @throws IOException with path and reason, when a file cannot be read
     */
    public static KeyAgent of(List<Path> files) throws IOException {
        var keys = new ArrayList<AgentKey>();
        for (var file : files) {
            try {
                var key = KeyFile.read(file);
                // A broken one is noticed here, and not in the middle of a build.
                key.sign(new byte[0], RsaKey.SHA_256);
                keys.add(key);
            } catch (KeyException e) {
                throw e.of(file);
            }
        }
        return new KeyAgent(keys);
    }

    /** A conversation with somebody who wants to log in. */
    public AgentTalk talk() {
        return new AgentTalk(this);
    }

    /** Answers one request; both without their length. */
    byte[] answer(byte[] request) {
        try {
            var fields = new SshReader(request);
            return switch (fields.octet()) {
                case LIST -> list();
                case SIGN -> sign(fields.string(), fields.string(), fields.number());
                default -> new byte[] {FAILURE};
            };
        } catch (KeyException e) {
            return new byte[] {FAILURE};
        }
    }

    private byte[] list() {
        var answer = new SshWriter().octet(KEYS).number(keys.size());
        // The second text is a comment for people, and where a key lies is nobody's business.
        keys.forEach(key -> answer.string(key.blob()).string(""));
        return answer.bytes();
    }

    private byte[] sign(byte[] blob, byte[] data, int flags) throws KeyException {
        for (var key : keys) {
            if (Arrays.equals(key.blob(), blob)) {
                return new SshWriter().octet(SIGNATURE).string(key.sign(data, flags)).bytes();
            }
        }
        return new byte[] {FAILURE};
    }
}
