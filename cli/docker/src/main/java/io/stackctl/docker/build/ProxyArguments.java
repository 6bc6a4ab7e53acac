package io.stackctl.docker.build;

import io.stackctl.docker.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The proxies that the client's settings name for builds, as predefined build arguments. */
final class ProxyArguments {

    private static final List<String> NAMES =
            List.of("httpProxy", "httpsProxy", "ftpProxy", "noProxy", "allProxy");

    private ProxyArguments() {}

    /**
     * Adds those that are not given.
     *
     * @param settings {@code proxies.default} of Docker's {@code config.json}
     */
    static Map<String, String> added(Map<String, String> arguments, Json settings) {
        Map<String, String> all = new LinkedHashMap<>(arguments);
        for (var name : NAMES) {
            var value = settings.text(name);
            var variable = name.replace("Proxy", "_proxy");
            if (!value.isEmpty()) {
                all.putIfAbsent(variable.toUpperCase(Locale.ROOT), value);
                all.putIfAbsent(variable, value);
            }
        }
        return all;
    }
}
