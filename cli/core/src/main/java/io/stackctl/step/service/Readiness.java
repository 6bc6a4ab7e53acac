package io.stackctl.step.service;

import io.stackctl.model.service.Dependency;

/** What is waited for. */
public enum Readiness {
    /** Every container is healthy; one without a health check is an error. */
    HEALTHY,
    /** A container has ended with exit code 0. */
    COMPLETED,
    /** Every container is healthy or, without a health check, running. */
    READY;

    /** What a dependency's condition asks for. */
    public static Readiness of(Dependency.Condition condition) {
        return switch (condition) {
            case HEALTHY -> HEALTHY;
            case COMPLETED_SUCCESSFULLY -> COMPLETED;
            case STARTED -> READY;
        };
    }
}
