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

    private static final ApiVersion OLDEST = new ApiVersion(1, 41);
    private static final ApiVersion NEWEST = new ApiVersion(1, 52);

    private volatile @Nullable ApiVersion version;

    /**
     * Creates one.
     *
     * @param fixed a version such as {@code 1.43}; empty to find out
     */
    SpokenVersion(String fixed) {
        if (!fixed.isEmpty()) {
            try {
                version = ApiVersion.of(fixed);
            } catch (IllegalArgumentException e) {
                throw new StackException(
                        new InvalidRequest(
                                "DOCKER_API_VERSION is no version of the Engine API",
                                "write it as 1.41, or unset it"),
                        e);
            }
        }
    }

    boolean isKnown() {
        return version != null;
    }

    /** The version, once it is known. */
    ApiVersion get() {
        ApiVersion known = version;
        if (known == null) {
            throw new StackException(
                    new EngineFailure(
                            Kind.UNSUPPORTED,
                            "what answers does not say which version of the Engine API it speaks",
                            0,
                            "check that DOCKER_HOST names a Docker Engine"));
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
                            "the engine speaks version "
                                    + theirs
                                    + " of its API, but "
                                    + OLDEST
                                    + " is the oldest that works",
                            0,
                            "upgrade it to Docker Engine 20.10 or newer"));
        }
        version = theirs.compareTo(NEWEST) < 0 ? theirs : NEWEST;
    }
}
