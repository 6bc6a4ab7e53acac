package io.stackctl.state;

import io.stackctl.model.Platform;
import io.stackctl.model.name.ImageId;
import java.util.Optional;

/**
 * One of the images behind a reference, all of whose content the engine has. Engines that keep
 * images as registries do (the containerd image store) know several under one reference.
 *
 * @param id the digest of its manifest, {@code sha256:…}
 * @param platform empty where the engine does not say
 */
public record LocalManifest(ImageId id, Optional<Platform> platform) {}
