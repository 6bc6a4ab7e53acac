package io.stackctl.services.quickstart.b;

import io.stackctl.services.kit.Default;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param message {@code MESSAGE}: what {@code GET /} answers
 */
record Settings(@Default("Welcome to service B!") String message) {}
