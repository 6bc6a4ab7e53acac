package io.stackctl.engine;

/**
 * What answers.
 *
 * @param engine such as {@code 20.10.24}
 * @param api the version both sides speak: the lower one of theirs and ours
 * @param platform {@code os/architecture}, such as {@code linux/amd64}
 */
public record EngineVersion(String engine, ApiVersion api, String platform) {}
