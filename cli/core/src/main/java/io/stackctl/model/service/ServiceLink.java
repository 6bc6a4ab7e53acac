package io.stackctl.model.service;

import io.stackctl.model.name.ServiceName;

/**
 * An entry of {@code links}: a further name for the containers of a service.
 *
 * @param key the service, as it is written
 * @param alias the name; the service's own where none is given
 */
public record ServiceLink(String key, String alias) {

    /** Reads {@code SERVICE} or {@code SERVICE:ALIAS}. Anything else names a service as a whole. */
    public static ServiceLink of(String text) {
        var colon = text.indexOf(':');
        return colon < 0 || text.indexOf(':', colon + 1) >= 0
                ? new ServiceLink(text, text)
                : new ServiceLink(text.substring(0, colon), text.substring(colon + 1));
    }

    public ServiceName service() {
        return ServiceName.of(key);
    }
}
