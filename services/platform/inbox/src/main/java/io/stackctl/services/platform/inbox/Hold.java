package io.stackctl.services.platform.inbox;

import io.stackctl.services.kit.HttpError;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Has senders wait in the middle of a mail, for tests that want to see what becomes of it: {@code
 * POST /hold/content} or {@code /hold/receipt}, {@code GET /hold}, {@code DELETE /hold}.
 */
final class Hold {
    /** Where a sender waits. */
    enum Stage {
        /** Before it may send the content: if it ends now, no mail has arrived. */
        CONTENT,
        /** After the mail has arrived and before the sender hears of it. */
        RECEIPT;

        static Stage of(String text) {
            return switch (text) {
                case "content" -> CONTENT;
                case "receipt" -> RECEIPT;
                default -> throw HttpError.badRequest("hold at content or at receipt");
            };
        }
    }

    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore gate = new Semaphore(0);
    private volatile boolean content;
    private volatile boolean receipt;

    void at(Stage stage) {
        switch (stage) {
            case CONTENT -> content = true;
            case RECEIPT -> receipt = true;
        }
    }

    /** The addresses of those who wait. */
    List<String> waiting() {
        return List.copyOf(waiting);
    }

    /** Lets all go on that wait, and those that come. */
    void release() {
        content = false;
        receipt = false;
        gate.release(waiting.size());
    }

    /** Returns when the sender may go on. */
    void pass(Stage stage, String sender) throws InterruptedException {
        boolean held =
                switch (stage) {
                    case CONTENT -> content;
                    case RECEIPT -> receipt;
                };
        if (held) {
            waiting.add(sender);
            try {
                gate.acquire();
            } finally {
                waiting.remove(sender);
            }
        }
    }
}
