package io.stackctl.cluster;

/**
 * How an image that is made on the engine that is spoken to comes to the machines that run it.
 *
 * @param reference how machines call it: with its registry, where it has one
 * @param pushed whether it goes to that registry; otherwise that engine alone runs it
 * @param there whether the registry has one of that name
 */
public record ImageRoute(String reference, boolean pushed, boolean there) {}
