package io.stackctl.services.kit;

import java.io.Serial;

/**
 * A request that is answered with an error, as JSON: {@code {"status":404,"error":"there is no post
 * 7"}}.
 */
public final class HttpError extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final int status;

    /**
     * Makes an error answer.
     *
     * @param status 400 to 599
     * @param message for the caller; it is sent
     */
    public HttpError(int status, String message) {
        super(message);
        this.status = status;
    }

    public static HttpError badRequest(String message) {
        return new HttpError(400, message);
    }

    public static HttpError notFound(String message) {
        return new HttpError(404, message);
    }

    Response response() {
        return Response.error(status, String.valueOf(getMessage()));
    }
}
