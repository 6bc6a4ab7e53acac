package io.stackctl.docker.build;

import io.stackctl.engine.ApiVersion;
import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.build.BuildContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Refuses what a builder cannot do, before anything is built. */
final class BuilderLimits {

    private BuilderLimits() {}

    /** Words as in Docker Compose, which knows the same limits of the classic builder. */
    static void checkClassic(BuildSpec spec) {
        checkClassic(spec, ", set DOCKER_BUILDKIT=1 to use BuildKit");
    }

    /** The same where the engine has no other. */
    static void checkOnlyBuilder(BuildSpec spec) {
        checkClassic(spec, ", and this engine has no BuildKit");
    }

    private static void checkClassic(BuildSpec spec, String rest) {
        var definition = spec.definition();
        refuseClassic(definition.platforms().size() > 1, "multi-arch build", rest);
        refuseClassic(definition.privileged(), "privileged mode", rest);
        refuseClassic(!spec.contexts().isEmpty(), "additional contexts", rest);
        refuseClassic(!definition.ssh().isEmpty(), "SSH keys", rest);
        refuseClassic(!spec.secrets().isEmpty(), "secrets", rest);
    }

    /**
     * What takes a client with an own BuildKit, or one that stands between the builder and its
     * results; empty where the engine's own BuildKit can do it all.
     */
    static Optional<String> beyondBuildKit(BuildSpec spec) {
        var definition = spec.definition();
        var limits = new ArrayList<String>();
        addIf(definition.privileged(), "privileged", limits);
        addIf(!definition.entitlements().isEmpty(), "entitlements", limits);
        addIf(!definition.cacheTo().isEmpty(), "cache_to", limits);
        addIf(isAsked(definition.provenance()), "provenance", limits);
        addIf(isAsked(definition.sbom()), "sbom", limits);
        for (var cache : definition.cacheFrom()) {
            addIf(
                    cache.startsWith("type=") && !cache.startsWith("type=registry,ref="),
                    "cache_from: " + cache,
                    limits);
        }
        spec.contexts()
                .forEach((name, context) ->
                        addIf(
                                context instanceof BuildContext.Remote,
                                "additional_contexts: " + name + " from an address",
                                limits));
        return limits.stream().findFirst();
    }

    /** Refuses that. */
    static void checkBuildKit(BuildSpec spec) {
        var limit = beyondBuildKit(spec);
        if (limit.isPresent()) {
            throw new StackException(
                    new InvalidRequest(
                            spec.tags().getFirst()
                                    + ": the engine's builder does not support "
                                    + limit.get(),
                            "leave it out, or install docker-buildx 0.17.0 or later, which has it"));
        }
    }

    /**
     * Warns of what BuildKit of an old engine takes and ignores: that of 20.10 (API 1.41) has
     * neither limit yet (moby/buildkit pull requests 2384 and 2398).
     *
     * @param engine the newest version of its API that the engine speaks; asked for only where
     *     something depends on it
     */
    static List<String> ignored(BuildSpec spec, Supplier<ApiVersion> engine) {
        var limits = new ArrayList<String>();
        if (spec.definition().shmSize().isPresent()) {
            limits.add("shm_size");
        }
        if (!spec.definition().ulimits().isEmpty()) {
            limits.add("ulimits");
        }
        if (limits.isEmpty() || engine.get().isAtLeast(1, 42)) {
            return List.of();
        }
        return List.of(
                spec.tags().getFirst()
                        + ": BuildKit of this engine ignores build."
                        + String.join(" and build.", limits)
                        + "; newer engines do not, nor does the classic builder (DOCKER_BUILDKIT=0)");
    }

    private static boolean isAsked(String attestation) {
        return !attestation.isEmpty() && !attestation.equals("false");
    }

    private static void refuseClassic(boolean wanted, String what, String rest) {
        if (wanted) {
            throw new StackException(
                    new InvalidRequest("the classic builder doesn't support " + what + rest));
        }
    }

    private static void addIf(boolean wanted, String what, List<String> limits) {
        if (wanted) {
            limits.add(what);
        }
    }
}
