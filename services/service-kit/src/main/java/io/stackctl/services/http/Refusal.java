package io.stackctl.services.http;

import java.io.IOException;
import java.io.Serial;

/**
 * A message that is not relayed: the status that says so, and the reason in words for whoever sent
 * it.
 */
public final class Refusal extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    private final int status;

    public Refusal(int status, String reason) {
        super(reason);
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String reason() {
        var message = getMessage();
        return message == null ? "" : message;
    }

    // A refusal is an answer, not a fault of ours: a flood of them must stay cheap.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
