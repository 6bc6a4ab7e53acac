package io.stackctl.swarm.spec;

import java.util.Map;

/**
 * How a swarm calls the configs and secrets of a stack. A swarm never changes what is in one: new
 * content is a new one with another name.
 *
 * @param configs the names by the keys of the definition
 * @param secrets the same of secrets
 */
public record FileNames(Map<String, String> configs, Map<String, String> secrets) {

    public FileNames {
        configs = Map.copyOf(configs);
        secrets = Map.copyOf(secrets);
    }
}
