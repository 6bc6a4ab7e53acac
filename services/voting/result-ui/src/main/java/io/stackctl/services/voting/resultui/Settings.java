package io.stackctl.services.voting.resultui;

import io.stackctl.services.kit.Endpoint;

/**
 * What is read from the environment, beside what every service reads.
 *
 * @param backend {@code BACKEND}: who answers below {@code /api}, such as {@code result:5000}
 */
record Settings(Endpoint backend) {}
