package io.stackctl.docker.transport;

import java.io.IOException;
import java.io.Serial;

/** An ssh process ended badly; the message is what it said last. */
public final class SshException extends IOException {

    @Serial private static final long serialVersionUID = 1;

    private final boolean answered;

    SshException(String words, boolean answered) {
        super(words);
        this.answered = answered;
    }

    /** Whether the engine had answered on that connection before. */
    public boolean answered() {
        return answered;
    }
}
