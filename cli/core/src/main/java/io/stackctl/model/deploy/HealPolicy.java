package io.stackctl.model.deploy;

import java.time.Duration;

/**
 * When an unhealthy container is replaced.
 *
 * @param after for how long it has to be unhealthy
 * @param times how often at most in the time {@code per}; then it is only told of
 */
public record HealPolicy(Duration after, int times, Duration per) {}
