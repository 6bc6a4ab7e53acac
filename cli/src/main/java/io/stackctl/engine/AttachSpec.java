package io.stackctl.engine;

/**
 * How to join a process's streams.
 *
 * @param stdin whether we write to it
 * @param terminal whether it has a terminal, and so one stream without frames
 * @param logs whether what it wrote before comes first
 */
public record AttachSpec(boolean stdin, boolean terminal, boolean logs) {}
