package io.stackctl.registry;

/**
 * A manifest as a registry keeps it.
 *
 * @param descriptor says how it is called
 * @param manifest what it says
 * @param content its bytes, which are UTF-8
 */
public record StoredManifest(Descriptor descriptor, Manifest manifest, String content) {}
