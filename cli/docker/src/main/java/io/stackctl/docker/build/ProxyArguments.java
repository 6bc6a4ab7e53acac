package io.stackctl.docker.build;

import io.stackctl.docker.create.ProxySettings;
import io.stackctl.docker.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** The proxies that the client's settings name for builds, as predefined build arguments. */
final class ProxyArguments {

    private ProxyArguments() {}

    /**
     * Adds those that are not given.
     *
     * @param config Docker's {@code config.json}
     * @param engine the address of the one that builds, which may have proxies of its own there
     */
    static Map<String, String> added(Map<String, String> arguments, Json config, String engine) {
        Map<String, String> all = new LinkedHashMap<>(arguments);
        ProxySettings.of(config, engine).variables().forEach(all::putIfAbsent);
        return all;
    }
}
