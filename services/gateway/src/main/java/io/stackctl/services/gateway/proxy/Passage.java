package io.stackctl.services.gateway.proxy;

import io.stackctl.services.http.HttpInput;
import io.stackctl.services.http.Link;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a WebSocket: bytes as they come, until there is a last word to be said in their
 * place. That is said between two frames, at once where the direction rests, and nothing follows
 * it.
 */
final class Passage {
    private final Link from;
    private final Link to;
    private final Frames frames;

    /** Held by whoever writes, and guards what follows. */
    private final ReentrantLock writing = new ReentrantLock();

    private volatile boolean said;
    private volatile byte @Nullable [] lastWord;
    private volatile boolean closed;
    private volatile boolean lost;

    Passage(Link from, Link to, Frames frames) {
        this.from = from;
        this.to = to;
        this.frames = frames;
    }

    /** Returns at the end of what the one side says. */
    void run() throws IOException {
        while (from.in().buffered() > 0 || from.in().fill()) {
            writing.lock();
            try {
                pass(from.in());
                sayLastWord();
            } finally {
                writing.unlock();
            }
            sayLastWordIfFree();
        }
    }

    private void pass(HttpInput in) throws IOException {
        if (said) {
            in.consume(in.buffered());
            return;
        }
        int bytes = in.buffered();
        if (lastWord == null) {
            frames.pass(in.array(), in.position(), bytes);
        } else {
            bytes = frames.passFrame(in.array(), in.position(), bytes);
        }
        to.wire().write(in.array(), in.position(), bytes);
        in.consume(bytes);
        closed = frames.closed();
        lost = frames.lost();
    }

    private void sayLastWord() throws IOException {
        var word = lastWord;
        if (word != null && !said && frames.atBoundary()) {
            said = true;
            if (!frames.closed()) {
                to.wire().write(word, 0, word.length);
            }
        }
    }

    /** Who holds the lock instead says it: it looks for a word afterwards, here. */
    private void sayLastWordIfFree() throws IOException {
        if (lastWord != null && writing.tryLock()) {
            try {
                sayLastWord();
            } finally {
                writing.unlock();
            }
        }
    }

    /** Has a whole frame said as soon as one may be; not where there are no frames. */
    void end(byte[] frame) throws IOException {
        lastWord = frame;
        sayLastWordIfFree();
    }

    /** True when the last word has been said, and whatever else comes is dropped. */
    boolean ended() {
        return said;
    }

    /** True when the side that speaks here has said by a frame of its own that it is the last. */
    boolean closed() {
        return closed;
    }

    /** True when what comes is no WebSocket's. */
    boolean lost() {
        return lost;
    }
}
