package io.stackctl.model.service;

import io.stackctl.model.name.ImageName;
import io.stackctl.model.tree.ByteSize;
import io.stackctl.model.tree.Mapping;
import java.util.Map;
import java.util.Optional;

/** Something that is mounted into a container. */
public sealed interface Mount {

    /** The path inside the container. */
    String target();

    /** Whether the container may not write. */
    boolean readOnly();

    /**
     * A file or directory of the host.
     *
     * @param source absolute path on the host
     * @param createHostPath whether a missing source is made as a directory
     * @param propagation such as {@code rslave}; empty for the engine's default
     * @param recursive whether mounts below come along, in the definition's words; may be empty
     * @param selinux {@code z} (shared), {@code Z} (private); may be empty
     * @param consistency ignored by engines on Linux; may be empty
     */
    record Bind(
            String source,
            String target,
            boolean readOnly,
            boolean createHostPath,
            String propagation,
            String recursive,
            String selinux,
            String consistency)
            implements Mount {}

    /**
     * A volume of the stack.
     *
     * @param volume the key in the stack's volumes; empty for an anonymous volume
     * @param noCopy whether the image's content at the target is not copied into an empty volume
     * @param subpath the part of the volume to mount; empty for all of it
     * @param labels labels for an anonymous volume
     */
    record Volume(
            String volume,
            String target,
            boolean readOnly,
            boolean noCopy,
            String subpath,
            Map<String, String> labels)
            implements Mount {

        public boolean isAnonymous() {
            return volume.isEmpty();
        }
    }

    /**
     * Memory that is lost with the container.
     *
     * @param size its limit; the engine's default is half of the host's memory
     * @param mode permission bits, such as 0755 (493)
     */
    record Tmpfs(String target, boolean readOnly, Optional<ByteSize> size, Optional<Integer> mode)
            implements Mount {}

    /** The files of an image. */
    record Image(ImageName image, String target, boolean readOnly, String subpath)
            implements Mount {}

    /** A named pipe of a Windows host. */
    record NamedPipe(String source, String target, boolean readOnly) implements Mount {}

    /** A CSI volume of a swarm. */
    record Cluster(String source, String target, boolean readOnly) implements Mount {}

    /** Reads one entry of {@code volumes} in its long form. */
    static Mount of(Mapping definition) {
        var source = definition.text("source", "");
        var target = definition.text("target", "");
        var readOnly = definition.flag("read_only");
        return switch (definition.text("type", "volume")) {
            case "bind" -> {
                var bind = definition.mapping("bind");
                yield new Bind(
                        source,
                        target,
                        readOnly,
                        bind.optionalFlag("create_host_path").orElse(true),
                        bind.text("propagation", ""),
                        bind.text("recursive", ""),
                        bind.text("selinux", ""),
                        definition.text("consistency", ""));
            }
            case "tmpfs" -> {
                var tmpfs = definition.mapping("tmpfs");
                yield new Tmpfs(
                        target,
                        readOnly,
                        tmpfs.number("size").map(ByteSize::new),
                        tmpfs.number("mode").map(Long::intValue));
            }
            case "image" ->
                    new Image(
                            ImageName.of(source),
                            target,
                            readOnly,
                            definition.mapping("image").text("subpath", ""));
            case "npipe" -> new NamedPipe(source, target, readOnly);
            case "cluster" -> new Cluster(source, target, readOnly);
            default -> {
                var volume = definition.mapping("volume");
                yield new Volume(
                        source,
                        target,
                        readOnly,
                        volume.flag("nocopy"),
                        volume.text("subpath", ""),
                        volume.textsByKey("labels"));
            }
        };
    }
}
