package io.stackctl.model;

import io.stackctl.failure.Location;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.FileGrant;
import io.stackctl.model.service.Peer;
import io.stackctl.model.service.Ulimit;
import io.stackctl.model.tree.ByteSize;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a service's image is built ({@code build}). */
public record BuildDefinition(Mapping definition) {

    /** Builds from the {@code Dockerfile} of an absolute directory. */
    public static BuildDefinition of(String directory) {
        return new BuildDefinition(
                Mapping.builder(Location.NONE)
                        .put("context", new Scalar.Text(directory, Location.NONE))
                        .put("dockerfile", new Scalar.Text("Dockerfile", Location.NONE))
                        .build());
    }

    /** An absolute directory, or the address of a repository or archive. */
    public String context() {
        return definition.text("context", "");
    }

    /** Path of the Dockerfile, relative to the context; empty when it is inline. */
    public String dockerfile() {
        return definition.text("dockerfile", "");
    }

    public Optional<String> dockerfileInline() {
        return definition.text("dockerfile_inline");
    }

    /** The stage to build; empty for the last. */
    public String target() {
        return definition.text("target", "");
    }

    /** Build arguments; one without a value takes the environment's. */
    public Map<String, Optional<String>> args() {
        return definition.optionalTextsByKey("args");
    }

    public Map<String, String> labels() {
        return definition.textsByKey("labels");
    }

    /** Further names for the image. */
    public List<String> tags() {
        return definition.texts("tags");
    }

    /**
     * Named contexts: a directory, an address, {@code docker-image://…} or {@code service:NAME}.
     */
    public Map<String, String> additionalContexts() {
        return definition.textsByKey("additional_contexts");
    }

    /** The services whose images are named contexts. */
    public List<ServiceName> serviceContexts() {
        return additionalContexts().values().stream()
                .flatMap(context -> Peer.service(context).stream())
                .map(Peer.OfService::service)
                .toList();
    }

    public List<String> cacheFrom() {
        return definition.texts("cache_from");
    }

    public List<String> cacheTo() {
        return definition.texts("cache_to");
    }

    public boolean noCache() {
        return definition.flag("no_cache");
    }

    /** The stages of the Dockerfile whose steps are done again. */
    public List<String> noCacheFilter() {
        return definition.texts("no_cache_filter");
    }

    /** Whether base images are fetched anew. */
    public boolean pull() {
        return definition.flag("pull");
    }

    /** The network of {@code RUN}: {@code none}, {@code host}, a network; may be empty. */
    public String network() {
        return definition.text("network", "");
    }

    /** {@code host=address} entries. */
    public List<String> extraHosts() {
        return definition.texts("extra_hosts");
    }

    public String isolation() {
        return definition.text("isolation", "");
    }

    public boolean privileged() {
        return definition.flag("privileged");
    }

    public Optional<ByteSize> shmSize() {
        return definition.number("shm_size").map(ByteSize::new);
    }

    public List<Ulimit> ulimits() {
        return definition.mapping("ulimits").entries().stream()
                .map(entry -> Ulimit.of(entry.key(), entry.value()))
                .toList();
    }

    /** Secrets for {@code RUN --mount=type=secret}; the target is the id, by default the source. */
    public List<FileGrant> secrets() {
        return definition.mappings("secrets").stream().map(FileGrant::of).toList();
    }

    /** SSH agents or keys: {@code default}, or {@code id: path}. */
    public List<String> ssh() {
        return definition.texts("ssh");
    }

    /** The same with more of them, written as {@link #ssh} gives them; the last of an id counts. */
    public BuildDefinition withSsh(List<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, String> byId = new LinkedHashMap<>();
        for (var entries : List.of(ssh(), more)) {
            for (var entry : entries) {
                var colon = entry.indexOf(": ");
                byId.put(colon < 0 ? entry : entry.substring(0, colon), entry);
            }
        }
        return new BuildDefinition(
                definition.with("ssh", Sequence.ofTexts(byId.values(), definition.location())));
    }

    /** {@code os/arch} to build for; empty for the engine's own. */
    public List<String> platforms() {
        return definition.texts("platforms");
    }

    public List<String> entitlements() {
        return definition.texts("entitlements");
    }

    /** Provenance attestation: {@code true}, {@code false} or its parameters; may be empty. */
    public String provenance() {
        return definition.text("provenance", "");
    }

    /** SBOM attestation: {@code true}, {@code false} or its parameters; may be empty. */
    public String sbom() {
        return definition.text("sbom", "");
    }
}
