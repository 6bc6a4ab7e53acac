package io.stackctl.docker;

import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.build.DockerBuilds;
import io.stackctl.docker.build.DockerBuildx;
import io.stackctl.docker.host.ClientFolder;
import io.stackctl.docker.host.EngineAddress;
import io.stackctl.docker.host.EngineLocator;
import io.stackctl.docker.host.RegistryCredentials;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.docker.transport.UnixDialer;
import io.stackctl.engine.BuildSources;
import io.stackctl.engine.Builds;
import io.stackctl.engine.Buildx;
import io.stackctl.engine.Containers;
import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineEvents;
import io.stackctl.engine.EngineInfo;
import io.stackctl.engine.EngineVersion;
import io.stackctl.engine.Executions;
import io.stackctl.engine.Images;
import io.stackctl.engine.Networks;
import io.stackctl.engine.ObservationScope;
import io.stackctl.engine.Volumes;
import io.stackctl.local.Settings;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedStack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A Docker Engine, version 20.10 or newer. Connects with the first call. */
public final class DockerEngine implements Engine {

    /** What Docker's client finds its engine by. */
    private static final List<String> NAMING =
            List.of(
                    "DOCKER_HOST",
                    "DOCKER_CONTEXT",
                    "DOCKER_CONFIG",
                    "DOCKER_TLS",
                    "DOCKER_TLS_VERIFY",
                    "DOCKER_CERT_PATH");

    private final EngineAddress address;
    private final EngineApi api;
    private final ClientFolder folder;
    private final Settings settings;
    private final BuildSources sources;

    /**
     * Finds the engine that the variables mean; nothing is connected yet.
     *
     * @param settings variables, and where the user's files are
     * @param notices told what is waited for when the engine takes long to answer
     */
    public DockerEngine(Settings settings, Consumer<String> notices) {
        this(settings, Map.of(), notices, BuildSources.AS_THEY_ARE);
    }

    /**
     * The same with files of their own for TLS.
     *
     * @param tlsFiles by the name of the one they stand for, as {@link EngineLocator} takes them
     * @param sources asked before each build from a folder
     */
    public DockerEngine(
            Settings settings,
            Map<String, Path> tlsFiles,
            Consumer<String> notices,
            BuildSources sources) {
        this.address = new EngineLocator(settings, tlsFiles).locate();
        this.folder = ClientFolder.of(settings);
        this.settings = settings;
        this.api = new EngineApi(address, settings, notices);
        this.sources = sources;
    }

    /**
     * Loads what the first call needs. It takes longer than the call itself: the JVM looks for
     * socket providers in every jar, and readers of numbers compute their tables.
     */
    public static void prepare() {
        UnixDialer.prepare();
        JsonInput.prepare();
    }

    @Override
    public String identity() {
        return address.identity();
    }

    @Override
    public String publishedHost() {
        return address.publishedHost();
    }

    @Override
    public void leadTo(Map<String, String> variables) {
        for (String name : NAMING) {
            String value = settings.environment().get(name);
            if (value == null) {
                variables.remove(name);
            } else {
                variables.put(name, value);
            }
        }
    }

    @Override
    public List<Path> pluginFolders() {
        return folder.pluginFolders(settings);
    }

    @Override
    public EngineVersion version() {
        return api.object(
                ApiCall.get("/version"),
                version ->
                        new EngineVersion(
                                version.required("Version"),
                                api.version(),
                                version.text("Os") + "/" + version.text("Arch")));
    }

    /** It makes its own network anew whenever it starts, behind what it ends of the one before. */
    @Override
    public Optional<Instant> begun() {
        return api.find(
                        ApiCall.get("/networks/bridge"),
                        network -> ResourceReader.time(network.text("Created")))
                .filter(made -> made.isAfter(Instant.EPOCH));
    }

    @Override
    public EngineInfo info() {
        return api.object(ApiCall.get("/info"), DockerEngine::info);
    }

    private static EngineInfo info(Json info) {
        return new EngineInfo(
                info.text("Name"),
                info.text("OperatingSystem"),
                info.text("OSType"),
                info.text("Architecture"),
                labels(info),
                info.text("DockerRootDir"),
                info.text("Driver"),
                (int) info.number("NCPU"),
                info.number("MemTotal"),
                (int) info.number("Containers"),
                (int) info.number("Images"));
    }

    /** A list of {@code key=value}, of which some may have a key alone. */
    private static Map<String, String> labels(Json info) {
        Map<String, String> labels = new TreeMap<>();
        for (String label : info.texts("Labels")) {
            int equals = label.indexOf('=');
            labels.put(
                    equals < 0 ? label : label.substring(0, equals),
                    equals < 0 ? "" : label.substring(equals + 1));
        }
        return labels;
    }

    @Override
    public ObservedStack observe(StackName stack, ObservationScope scope) {
        return new Observation(api).of(stack, scope);
    }

    @Override
    public Containers containers() {
        return new DockerContainers(api, folder, settings);
    }

    @Override
    public Executions executions() {
        return new DockerExecutions(api, new DetachKeys(folder));
    }

    @Override
    public Networks networks() {
        return new DockerNetworks(api);
    }

    @Override
    public Volumes volumes() {
        return new DockerVolumes(api);
    }

    @Override
    public Images images() {
        return new DockerImages(api, new RegistryCredentials(folder, settings));
    }

    @Override
    public Builds builds() {
        return new DockerBuilds(api, folder, settings, sources);
    }

    @Override
    public Buildx buildx() {
        return new DockerBuildx(folder, settings, address.toString(), sources);
    }

    @Override
    public EngineEvents events() {
        return new DockerEvents(api);
    }

    @Override
    public void close() {
        api.close();
    }
}
