package io.stackctl.docker.api;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.engine.ApiVersion;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import org.jspecify.annotations.Nullable;

/**
 * The API version to speak: the lower one of the engine's newest and ours. Every answer names the
 * engine's, so nobody has to ask beforehand: until the first answer calls carry no version, which
 * means the engine's newest.
 */
final class SpokenVersion {

    private static final ApiVersion OLDEST = new ApiVersion(1, 40);
    private static final ApiVersion NEWEST = new ApiVersion(1, 55);

    private volatile @Nullable ApiVersion version;

    /**
     * Creates one.
     *
     * @param fixed a version such as {@code 1.43} or {@code v1.43}; empty to find out
     */
    SpokenVersion(String fixed) {
        if (fixed.isEmpty()) {
            return;
        }
        ApiVersion wanted;
        try {
            wanted = ApiVersion.of(fixed.startsWith("v") ? fixed.substring(1) : fixed);
        } catch (IllegalArgumentException e) {
            throw new StackException(
                    new InvalidRequest(
                            "DOCKER_API_VERSION is no version of the Engine API",
                            "write it as 1.41, or unset it"),
                    e);
        }
        if (wanted.compareTo(OLDEST) < 0) {
            throw new StackException(
                    new InvalidRequest(tooOld(wanted), "unset DOCKER_API_VERSION, or raise it"));
        }
        version = wanted;
    }

    boolean isKnown() {
        return version != null;
    }

    /** The version, once it is known. */
    ApiVersion get() {
        ApiVersion known = version;
        if (known == null) {
            throw new IllegalStateException("no answer has told the version yet");
        }
        return known;
    }

    /** {@code /v1.41}, or nothing while the version is unknown. */
    String prefix() {
        ApiVersion known = version;
        return known == null ? "" : "/v" + known;
    }

    /** Takes the version from an answer's header. */
    void learn(Response response) {
        if (version != null) {
            return;
        }
        String newest = response.getHeader("Api-Version");
        if (newest == null || newest.isEmpty()) {
            return;
        }
        ApiVersion theirs = ApiVersion.of(newest);
        if (theirs.compareTo(OLDEST) < 0) {
            throw new StackException(
                    new EngineFailure(
                            Kind.UNSUPPORTED,
                            tooOld(theirs),
                            0,
                            "upgrade the engine to Docker Engine 19.03 or newer"));
        }
        version = theirs.compareTo(NEWEST) < 0 ? theirs : NEWEST;
    }

    /** What a ping was answered without a word of it, as by a proxy that drops headers: ours. */
    void assume() {
        if (version == null) {
            version = NEWEST;
        }
    }

    /** Docker Compose's words. */
    private static String tooOld(ApiVersion version) {
        return "API version "
                + version
                + " is not supported by this client: the minimum supported API version is "
                + OLDEST;
    }
}
