package io.stackctl.docker.grpc;

import java.io.IOException;
import java.io.Serial;

/** Answers the calls of one method. */
@FunctionalInterface
public interface GrpcService {

    /**
     * Answers one call: reads its messages and sends some; returning ends it well.
     *
     * @throws Refusal when the caller is to be told that it cannot be done
     * @throws IOException when the connection breaks, or what the answer is made of
     */
    void serve(GrpcCall call) throws IOException, Refusal;

    /** An answer that is none. */
    final class Refusal extends Exception {

        @Serial private static final long serialVersionUID = 1L;

        private final transient GrpcStatus status;

        public Refusal(GrpcStatus status) {
            super(status.message());
            this.status = status;
        }

        GrpcStatus status() {
            return status;
        }
    }
}
