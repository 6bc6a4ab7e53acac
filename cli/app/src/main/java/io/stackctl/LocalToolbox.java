package io.stackctl;

import io.stackctl.cluster.Cluster;
import io.stackctl.cluster.ClusterKind;
import io.stackctl.docker.DockerEngine;
import io.stackctl.docker.host.ClientFolder;
import io.stackctl.docker.host.ContextStore;
import io.stackctl.docker.host.RegistryCredentials;
import io.stackctl.docker.registry.RegistryClient;
import io.stackctl.engine.BuildSources;
import io.stackctl.engine.Engine;
import io.stackctl.engine.EngineContexts;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.kubernetes.KubernetesCluster;
import io.stackctl.local.ClientPlugins;
import io.stackctl.local.Settings;
import io.stackctl.registry.Registry;
import io.stackctl.swarm.SwarmCluster;
import io.stackctl.terminal.device.ProcessSignals;
import io.stackctl.workflow.Confirmation;
import io.stackctl.workflow.EngineChoice;
import io.stackctl.workflow.Interruption;
import io.stackctl.workflow.PluginLink;
import io.stackctl.workflow.Remotes;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.remote.FetchedDefinitions;
import io.stackctl.workflow.source.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What workflows work with in this process: the engine that the command line or the environment
 * means, and its signals.
 */
final class LocalToolbox implements Toolbox {

    private final Settings settings;
    private final Settings engineSettings;
    private final Map<String, Path> tlsFiles;
    private final Signals signals;
    private final Optional<Checkout> checkout;
    private String context = "";
    private List<OfContext> several = List.of();
    private @Nullable Interruption interruption;

    /**
     * Creates one.
     *
     * @param settings whose variables name the engine
     * @param checkout where images of bundled services are built from
     */
    LocalToolbox(Settings settings, Signals signals, Optional<Checkout> checkout) {
        this(settings, settings, Map.of(), signals, checkout);
    }

    private LocalToolbox(
            Settings settings,
            Settings engineSettings,
            Map<String, Path> tlsFiles,
            Signals signals,
            Optional<Checkout> checkout) {
        this.settings = settings;
        this.engineSettings = engineSettings;
        this.tlsFiles = tlsFiles;
        this.signals = signals;
        this.checkout = checkout;
    }

    @Override
    public Toolbox towards(EngineChoice engine) {
        var other =
                new LocalToolbox(
                        settings,
                        settings.withEnvironment(engine.variables(settings.environment())),
                        engine.tlsFiles(settings),
                        signals,
                        checkout);
        other.context = engine.context().orElse("");
        other.several = engine.several().isEmpty() ? List.of() : each(engine);
        return other;
    }

    @Override
    public Toolbox on(ClusterKind cluster) {
        if (cluster == ClusterKind.SWARM) {
            return this;
        }
        // What the command line calls a context is one of the kubeconfig then.
        var other = new LocalToolbox(settings, signals, checkout);
        other.context = context;
        return other;
    }

    private List<OfContext> each(EngineChoice engine) {
        // The user's wish to end is one wish, and all of them hear it.
        var shared = new Interruption(signals::listen);
        List<OfContext> each = new ArrayList<>();
        for (String context : engine.several()) {
            var one =
                    new LocalToolbox(
                            settings,
                            settings.withEnvironment(
                                    engine.towards(context).variables(settings.environment())),
                            engine.tlsFiles(settings),
                            signals,
                            checkout);
            one.interruption = shared;
            each.add(new OfContext(context, one));
        }
        return each;
    }

    @Override
    public List<OfContext> several() {
        return several;
    }

    @Override
    public void prepare(boolean listening) {
        Thread.ofPlatform()
                .daemon()
                .name("prepare")
                .start(() -> {
                    DockerEngine.prepare();
                    if (listening) {
                        ProcessSignals.prepare();
                    }
                });
    }

    @Override
    public Remotes remotes(List<String> insecureRegistries) {
        return new FetchedDefinitions(
                engineSettings, () -> registry(Set.copyOf(insecureRegistries)));
    }

    @Override
    public Registry registry(Set<String> insecure) {
        var credentials = new RegistryCredentials(ClientFolder.of(engineSettings), engineSettings);
        return new RegistryClient(engineSettings, credentials::login, insecure);
    }

    @Override
    public EngineContexts contexts() {
        return new ContextStore(engineSettings);
    }

    @Override
    public PluginLink plugin(String name) {
        return checkout.map(found ->
                        new PluginLink(clientPlugins(), name, found.root().resolve("stackctl")))
                .orElseGet(() -> Toolbox.super.plugin(name));
    }

    private ClientPlugins clientPlugins() {
        return new ClientPlugins(
                engineSettings, ClientFolder.of(engineSettings).pluginFolders(engineSettings));
    }

    @Override
    public String clientSetting(String name) {
        return ClientFolder.of(engineSettings).config(config -> config.text(name));
    }

    @Override
    public Surroundings surroundings(EventSink events, Confirmation confirmation, boolean dryRun) {
        Engine engine =
                new DockerEngine(
                        engineSettings,
                        tlsFiles,
                        notice -> events.accept(new Event.Note(notice)),
                        sources());
        var known = interruption;
        return new Surroundings(
                engine,
                settings,
                events,
                confirmation,
                known == null ? new Interruption(signals::listen) : known,
                dryRun);
    }

    @Override
    public Cluster cluster(ClusterKind kind, EventSink events) {
        return switch (kind) {
            case KUBERNETES -> new KubernetesCluster(settings, context, events);
            case SWARM -> new SwarmCluster(engineSettings, tlsFiles, events);
        };
    }

    private BuildSources sources() {
        return checkout.isPresent()
                ? new BundledSources(checkout.get(), settings)
                : BuildSources.AS_THEY_ARE;
    }
}
