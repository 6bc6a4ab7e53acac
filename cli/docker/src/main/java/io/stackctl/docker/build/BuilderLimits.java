package io.stackctl.docker.build;

import io.stackctl.engine.ApiVersion;
import io.stackctl.engine.Builds.BuildSpec;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.model.build.BuildContext;
import java.util.ArrayList;
import java.util.List;
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
     * results.
     */
    static void checkBuildKit(BuildSpec spec) {
        var definition = spec.definition();
        refuse(definition.privileged(), spec, "privileged", "leave it out");
        refuse(!definition.entitlements().isEmpty(), spec, "entitlements", "leave them out");
        refuse(
                !definition.cacheTo().isEmpty(),
                spec,
                "cache_to",
                "leave it out: the engine keeps its own cache");
        refuse(
                isAsked(definition.provenance()),
                spec,
                "provenance",
                "leave it out, or build with docker buildx");
        refuse(
                isAsked(definition.sbom()),
                spec,
                "sbom",
                "leave it out, or build with docker buildx");
        for (var cache : definition.cacheFrom()) {
            refuse(
                    cache.startsWith("type=") && !cache.startsWith("type=registry,ref="),
                    spec,
                    "cache_from: " + cache,
                    "name an image");
        }
        spec.contexts()
                .forEach((name, context) ->
                        refuse(
                                context instanceof BuildContext.Remote,
                                spec,
                                "additional_contexts: " + name + " from an address",
                                "check it out and give its folder"));
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

    private static void refuse(boolean wanted, BuildSpec spec, String what, String remedy) {
        if (wanted) {
            throw new StackException(
                    new InvalidRequest(
                            spec.tags().getFirst()
                                    + ": the engine's builder does not support "
                                    + what,
                            remedy));
        }
    }
}
