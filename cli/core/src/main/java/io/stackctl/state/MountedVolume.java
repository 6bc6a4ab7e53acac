package io.stackctl.state;

/**
 * Something mounted into a container.
 *
 * @param type the engine's word: {@code bind}, {@code volume}, {@code tmpfs}, {@code image} …
 * @param name the volume's name; empty for anything but a volume
 * @param source the path on the host
 * @param destination the path in the container
 * @param writable whether the container may write to it
 */
public record MountedVolume(
        String type, String name, String source, String destination, boolean writable) {}
