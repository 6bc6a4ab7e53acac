package io.stackctl.services.platform.auth;

/** The body of {@code POST /activate}: what the front end took from the magic link. */
record Activation(Token token) {}
