package io.stackctl.docker.create;

import io.stackctl.docker.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The proxy variables that the client's settings want in every container, in upper and lower case.
 *
 * @param variables by name
 */
public record ProxySettings(Map<String, String> variables) {

    /** No proxies. */
    public static final ProxySettings NONE = new ProxySettings(Map.of());

    private static final Map<String, String> NAMES = names();

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("httpProxy", "HTTP_PROXY");
        names.put("httpsProxy", "HTTPS_PROXY");
        names.put("ftpProxy", "FTP_PROXY");
        names.put("noProxy", "NO_PROXY");
        names.put("allProxy", "ALL_PROXY");
        return names;
    }

    /**
     * Reads the {@code proxies} of {@code config.json}.
     *
     * @param host the engine's address, which may have an entry of its own
     */
    public static ProxySettings of(Json config, String host) {
        Json proxies = config.get("proxies");
        Json own = proxies.get(host);
        Json entry = own.isEmpty() ? proxies.get("default") : own;
        Map<String, String> variables = new LinkedHashMap<>();
        NAMES.forEach((key, name) -> {
            String value = entry.text(key);
            if (!value.isEmpty()) {
                variables.put(name, value);
                variables.put(name.toLowerCase(Locale.ROOT), value);
            }
        });
        return new ProxySettings(variables);
    }
}
