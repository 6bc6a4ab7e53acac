package io.stackctl.docker.build;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.grpc.GrpcService;
import io.stackctl.docker.host.ClientFolder;
import io.stackctl.docker.host.RegistryCredentials;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.engine.ApiVersion;
import io.stackctl.engine.BuildSources;
import io.stackctl.engine.Builds;
import io.stackctl.engine.Buildx;
import io.stackctl.event.BuildLine;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.local.Settings;
import io.stackctl.model.build.BuildContext;
import io.stackctl.model.build.BuilderWishes;
import io.stackctl.model.name.ImageId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Builds by a Docker Engine: with the BuildKit in it or, where that is unwanted or missing, its
 * classic builder.
 */
public final class DockerBuilds implements Builds {

    private static final String TAR = "application/x-tar";

    private final EngineApi api;
    private final ClientFolder folder;
    private final Settings settings;
    private final SshSources ssh;
    private final ContextPreparation preparation;
    private final DockerBuildx buildx;

    /**
     * Creates one.
     *
     * @param folder the client's settings: logins for base images of private registries, and
     *     proxies
     * @param settings variables, and what relative paths mean
     * @param sources makes folders ready before they are sent
     */
    public DockerBuilds(
            EngineApi api, ClientFolder folder, Settings settings, BuildSources sources) {
        this.api = api;
        this.folder = folder;
        this.settings = settings;
        this.ssh = new SshSources(settings);
        this.preparation = new ContextPreparation(sources);
        this.buildx = new DockerBuildx(folder, settings, engine(), sources);
    }

    @Override
    public List<String> check(BuildSpec spec) {
        requirePossible(spec);
        return usesBuildKit() ? BuilderLimits.ignored(spec, this::newestApi) : List.of();
    }

    @Override
    public Optional<String> beyond(BuildSpec spec) {
        return usesBuildKit() ? BuilderLimits.beyondBuildKit(spec) : Optional.empty();
    }

    private boolean isForBuildx(BuildSpec spec) {
        return beyond(spec).isPresent() && buildx.isInstalled();
    }

    private void requirePossible(BuildSpec spec) {
        if (isForBuildx(spec)) {
            buildx.require();
        } else if (usesBuildKit()) {
            BuilderLimits.checkBuildKit(spec);
            agents(spec);
        } else {
            BuilderLimits.checkClassic(spec);
        }
    }

    /** Whatever version is spoken with it. */
    private ApiVersion newestApi() {
        return api.object(
                ApiCall.get("/version"), version -> ApiVersion.of(version.required("ApiVersion")));
    }

    @Override
    public ImageId build(BuildSpec spec, Consumer<BuildLine> log) {
        requirePossible(spec);
        if (isForBuildx(spec)) {
            return byBuildx(spec, log);
        }
        preparation.prepare(spec, log);
        try (var folders = new FolderImages(api, spec.platform())) {
            Map<String, String> images = new HashMap<>();
            spec.contexts()
                    .forEach((name, context) -> images.put(name, reference(context, folders)));
            if (usesBuildKit()) {
                var context = PackedContext.of(spec, images, true);
                var session = session(spec, context);
                if (session.isPresent()) {
                    return withBuildKit(spec, context, session.get(), log);
                }
                BuilderLimits.checkOnlyBuilder(spec);
            }
            return classic(spec, PackedContext.of(spec, images, false), log);
        }
    }

    private ImageId byBuildx(BuildSpec spec, Consumer<BuildLine> log) {
        var name = spec.tags().getFirst();
        var platforms = spec.platform().isEmpty() ? List.<String>of() : List.of(spec.platform());
        var image = new Buildx.Image(name, spec, platforms, List.of(), false);
        var bake = new Buildx.Bake(List.of(image), BuilderWishes.NONE);
        buildx.bake(bake, (_, line) -> log.accept(line), _ -> {});
        return api.object(
                ApiCall.get("/images/" + ApiCall.segment(name) + "/json"),
                found -> new ImageId(found.required("Id")));
    }

    private static String reference(BuildContext context, FolderImages folders) {
        return switch (context) {
            case BuildContext.Folder(var path) -> folders.add(Path.of(path));
            case BuildContext.Image(var reference) -> reference;
            case BuildContext.Remote _, BuildContext.OfService _ ->
                    throw new IllegalArgumentException("no image stands for " + context);
        };
    }

    /**
     * What BuildKit builds with; empty where the engine has none, as Podman, and nobody insists on
     * it. Only this call tells: what the engine says of its builder beforehand, older engines with
     * BuildKit do not say.
     */
    private Optional<BuildSession> session(BuildSpec spec, PackedContext context) {
        var credentials = new RegistryCredentials(folder, settings);
        Map<String, GrpcService> services = new HashMap<>();
        services.putAll(new SessionServices(spec.secrets(), credentials).byMethod());
        services.putAll(new SessionAgents(agents(spec)).byMethod());
        services.put(
                SessionFiles.METHOD,
                new SessionFiles(
                        Map.of("context", context.files(), "dockerfile", context.dockerfiles())));
        try {
            return Optional.of(BuildSession.open(api, context.key(), services));
        } catch (StackException e) {
            if (!(e.failure() instanceof EngineFailure failure) || failure.status() != 404) {
                throw e;
            }
            if (!wish().isEmpty()) {
                throw new StackException(
                        new InvalidRequest(
                                "DOCKER_BUILDKIT asks for BuildKit, which this engine has not",
                                "unset DOCKER_BUILDKIT to build with what it has"),
                        e);
            }
            return Optional.empty();
        }
    }

    private ImageId withBuildKit(
            BuildSpec spec, PackedContext context, BuildSession session, Consumer<BuildLine> log) {
        try (session) {
            return run(spec, call(spec, context, Json.emptyObject(), session.id()), log);
        }
    }

    private ImageId classic(BuildSpec spec, PackedContext context, Consumer<BuildLine> log) {
        var call = call(spec, context, new RegistryCredentials(folder, settings).all(), "");
        if (context.remote().isEmpty()) {
            call.body(ContextFiles.tar(context.files()), TAR);
        }
        return run(spec, call, log);
    }

    private ApiCall call(BuildSpec spec, PackedContext context, Json logins, String session) {
        var arguments =
                folder.config(config -> ProxyArguments.added(spec.arguments(), config, engine()));
        return BuildCall.of(spec, context, arguments, logins, session);
    }

    private ImageId run(BuildSpec spec, ApiCall call, Consumer<BuildLine> log) {
        try (Response response = api.open(call);
                var records = new JsonInput(response.getBody())) {
            var answer = new BuildAnswer(spec.tags().getFirst(), log);
            return api.understood(call, () -> answer.read(records));
        } catch (IOException e) {
            throw api.broken(call, e);
        }
    }

    private String engine() {
        return api.address().toString();
    }

    private Map<String, SshSource> agents(BuildSpec spec) {
        return ssh.of(spec.definition().ssh());
    }

    private boolean usesBuildKit() {
        return !wish().equals("0") && !wish().equalsIgnoreCase("false");
    }

    private String wish() {
        return settings.variable("DOCKER_BUILDKIT");
    }

    @Override
    public long cacheSize() {
        return api.object(ApiCall.get("/system/df"), DockerBuilds::cacheSize);
    }

    private static long cacheSize(Json usage) {
        Json summary = usage.get("BuildCacheUsage");
        if (summary instanceof Json.JsonObject) {
            // API 1.52 and later; from 1.53 on without the list.
            return summary.number("Reclaimable");
        }
        long bytes = 0;
        for (Json record : usage.items("BuildCache")) {
            if (!record.flag("InUse")) {
                bytes += record.number("Size");
            }
        }
        return bytes;
    }

    @Override
    public long pruneCache() {
        return api.object(
                ApiCall.post("/build/prune").query("all", "1").patience(Duration.ofMinutes(1)),
                answer -> answer.number("SpaceReclaimed"));
    }
}
