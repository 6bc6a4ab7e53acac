package io.stackctl.services.kit;

/** Says whether a service can do its work. */
@FunctionalInterface
public interface HealthCheck {
    /**
     * Returns when all is well.
     *
     * @throws Exception whose message says what is wrong; {@code /health} then answers 503 with it
     */
    void check() throws Exception;
}
