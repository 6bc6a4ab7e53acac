package io.stackctl.services.kit;

/** Answers one kind of request. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers, on a virtual thread of its own, so it may block.
     *
     * @throws HttpError to answer with an error status and a message for the caller
     * @throws InvalidJsonException to answer 400
     * @throws Exception to answer 500; the caller learns nothing more, the log does
     */
    Response answer(Request request) throws Exception;
}
