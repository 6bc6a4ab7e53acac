package io.stackctl.docker.build;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.host.RegistryCredentials;
import io.stackctl.docker.json.Json;
import io.stackctl.engine.Builds;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.EngineFailure.Kind;
import io.stackctl.failure.StackException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Builds by a Docker Engine. */
public final class DockerBuilds implements Builds {

    private final EngineApi api;
    private final RegistryCredentials credentials;
    private final Map<String, String> environment;

    /**
     * Creates one.
     *
     * @param credentials for base images of private registries
     * @param environment the process's variables
     */
    public DockerBuilds(
            EngineApi api, RegistryCredentials credentials, Map<String, String> environment) {
        this.api = api;
        this.credentials = credentials;
        this.environment = environment;
    }

    @Override
    public String build(BuildSpec spec, Consumer<String> log) {
        throw new StackException(
                new EngineFailure(
                        Kind.UNSUPPORTED,
                        "cannot build "
                                + spec.tags()
                                + " with "
                                + credentials.all().members().keySet()
                                + environment.size(),
                        0,
                        ""));
    }

    @Override
    public long cacheSize() {
        long bytes = 0;
        for (Json record : api.read(ApiCall.get("/system/df")).items("BuildCache")) {
            if (!record.flag("InUse")) {
                bytes += record.number("Size");
            }
        }
        return bytes;
    }

    @Override
    public long pruneCache() {
        return api.read(
                        ApiCall.post("/build/prune")
                                .query("all", "1")
                                .patience(Duration.ofMinutes(1)))
                .number("SpaceReclaimed");
    }
}
