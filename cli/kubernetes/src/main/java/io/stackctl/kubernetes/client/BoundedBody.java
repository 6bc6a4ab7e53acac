package io.stackctl.kubernetes.client;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An answer that is read whole, as long as it is no longer than is good to hold. */
final class BoundedBody implements AsyncBody.Consumer<List<ByteBuffer>> {

    private final int most;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private final CompletableFuture<String> text = new CompletableFuture<>();

    /**
     * Has nothing yet.
     *
     * @param most how many bytes it may have
     */
    BoundedBody(int most) {
        this.most = most;
    }

    /**
     * Reads it.
     *
     * @return the text; fails with {@link TooLong} as soon as it is too long, and by whatever
     *     breaks the connection
     */
    CompletableFuture<String> read(AsyncBody body) {
        var _ =
                body.done()
                        .whenComplete((nothing, broken) -> {
                            if (broken == null) {
                                text.complete(held.toString(StandardCharsets.UTF_8));
                            } else {
                                text.completeExceptionally(broken);
                            }
                        });
        var _ =
                text.whenComplete((read, failed) -> {
                    if (failed != null) {
                        body.cancel();
                    }
                });
        body.consume();
        return text;
    }

    @Override
    public void consume(List<ByteBuffer> buffers, AsyncBody from) {
        for (var buffer : buffers) {
            if (held.size() + buffer.remaining() > most) {
                text.completeExceptionally(new TooLong(most));
                return;
            }
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            held.writeBytes(bytes);
        }
        from.consume();
    }

    /** It goes on and on. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        private TooLong(int most) {
            super("its answer is longer than " + most / 1024 / 1024 + " MiB");
        }
    }
}
