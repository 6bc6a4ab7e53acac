package io.stackctl.state;

/**
 * An engine that Docker's client knows by a name.
 *
 * @param description empty without one
 * @param host such as {@code ssh://me@server}
 * @param current whether it is the one in use
 */
public record EngineContext(String name, String description, String host, boolean current) {}
