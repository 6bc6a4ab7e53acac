package io.stackctl.docker.grpc;

/**
 * How a call ended.
 *
 * @param code a status code of gRPC; 0 when all went well
 * @param message why; empty when all went well
 */
public record GrpcStatus(int code, String message) {

    static final GrpcStatus OK = new GrpcStatus(0, "");

    /** Something went wrong. */
    public static GrpcStatus unknown(String message) {
        return new GrpcStatus(2, message);
    }

    /** What the call asks for does not exist. */
    public static GrpcStatus notFound(String message) {
        return new GrpcStatus(5, message);
    }

    /** Nobody serves such calls here. */
    public static GrpcStatus unimplemented(String method) {
        return new GrpcStatus(12, "unknown method " + method);
    }
}
