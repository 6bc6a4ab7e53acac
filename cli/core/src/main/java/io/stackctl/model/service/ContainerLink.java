package io.stackctl.model.service;

/**
 * A further name for a container, as the engine and {@code external_links} know it.
 *
 * @param container its name or id
 * @param alias the name
 */
public record ContainerLink(String container, String alias) {

    /** Reads {@code CONTAINER}, which is its own alias, or {@code CONTAINER:ALIAS}. */
    public static ContainerLink of(String text) {
        var colon = text.indexOf(':');
        return colon < 0
                ? new ContainerLink(text, text)
                : new ContainerLink(text.substring(0, colon), text.substring(colon + 1));
    }

    /** {@code CONTAINER:ALIAS}. */
    @Override
    public String toString() {
        return container + ":" + alias;
    }
}
