package io.stackctl.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.create.ContainerCreation;
import io.stackctl.docker.create.HolderCreation;
import io.stackctl.docker.create.ProxySettings;
import io.stackctl.docker.host.ClientFolder;
import io.stackctl.docker.host.RegistryCredentials;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.docker.stream.UpgradedSession;
import io.stackctl.engine.AttachSpec;
import io.stackctl.engine.ContainerDetail;
import io.stackctl.engine.ContainerFile;
import io.stackctl.engine.ContainerSpec;
import io.stackctl.engine.Containers;
import io.stackctl.engine.LogQuery;
import io.stackctl.engine.PendingExit;
import io.stackctl.engine.StreamSession;
import io.stackctl.engine.VolumeHolder;
import io.stackctl.local.Settings;
import io.stackctl.model.Order;
import io.stackctl.model.name.ContainerId;
import io.stackctl.model.name.ContainerName;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Containers of a Docker Engine. */
final class DockerContainers implements Containers {

    /** What an engine adds to the grace period of a container before it answers. */
    private static final Duration STOP_MARGIN = Duration.ofSeconds(10);

    /** How the engine says that something was done, or was so already. */
    private static final int DONE = 204;

    private static final int UNCHANGED = 304;

    private final EngineApi api;
    private final ClientFolder folder;
    private final Settings settings;
    private final Observation observation;
    private final ContainerArchive archive;
    private final ContainerLogs logs;

    DockerContainers(EngineApi api, ClientFolder folder, Settings settings) {
        this.api = api;
        this.folder = folder;
        this.settings = settings;
        this.observation = new Observation(api);
        this.archive = new ContainerArchive(api);
        this.logs = new ContainerLogs(api);
    }

    @Override
    public List<ObservedContainer> ofAllStacks(boolean stopped) {
        return observation.containers(
                ApiCall.get("/containers/json")
                        .query("all", stopped)
                        .query("filters", Filters.anyStack()));
    }

    @Override
    public List<ObservedContainer> ofStack(StackName stack, boolean stopped) {
        return observation.containers(stack, stopped);
    }

    @Override
    public List<Listed> all() {
        List<Listed> listed =
                api.list(
                        ApiCall.get("/containers/json").query("all", true),
                        entry ->
                                new Listed(
                                        new ContainerId(entry.required("Id")),
                                        ContainerReader.name(entry),
                                        entry.text("Image"),
                                        entry.text("Status")));
        listed.sort(Order.by(Listed::name));
        return listed;
    }

    @Override
    public Optional<ContainerDetail> inspect(ContainerId container) {
        return inspect(container.value());
    }

    @Override
    public Optional<ContainerDetail> inspect(ContainerName container) {
        return inspect(container.value());
    }

    private Optional<ContainerDetail> inspect(String container) {
        return api.find(
                ApiCall.get("/containers/" + ApiCall.segment(container) + "/json"),
                DetailReader::detail);
    }

    @Override
    public Created create(ContainerSpec spec) {
        ProxySettings proxies =
                folder.config(config -> ProxySettings.of(config, api.address().toString()));
        Created created = new ContainerCreation(api, proxies).create(spec);
        if (spec.service().privileges().useApiSocket()) {
            archive.place(created.id(), List.of(clientConfig()));
        }
        return created;
    }

    @Override
    public ContainerId hold(VolumeHolder holder) {
        return new HolderCreation(api).create(holder);
    }

    @Override
    public List<Held> held(Map<String, String> labels) {
        return api.list(
                ApiCall.get("/containers/json")
                        .query("all", true)
                        .query("filters", Filters.labels(labels)),
                entry ->
                        new Held(
                                new ContainerId(entry.required("Id")),
                                Instant.ofEpochSecond(entry.number("Created"))));
    }

    /** The user's logins, for a service that calls the engine itself. */
    private ContainerFile clientConfig() {
        Json config =
                new JsonBuilder()
                        .put("auths", new RegistryCredentials(folder, settings).stored())
                        .build();
        return new ContainerFile(
                ContainerCreation.CLIENT_FOLDER + "/config.json", config.toString(), 0600, 0, 0);
    }

    @Override
    public void start(ContainerId container) {
        api.run(ApiCall.post(path(container, "start")).answeredBy(DONE, UNCHANGED));
    }

    @Override
    public void stop(ContainerId container, Optional<Duration> grace) {
        api.run(graceful(ApiCall.post(path(container, "stop")).answeredBy(DONE, UNCHANGED), grace));
    }

    @Override
    public void restart(ContainerId container, Optional<Duration> grace) {
        api.run(graceful(ApiCall.post(path(container, "restart")).answeredBy(DONE), grace));
    }

    /** Asks to end within a grace period: whole seconds, as the API has it. */
    private static ApiCall graceful(ApiCall call, Optional<Duration> grace) {
        if (grace.isEmpty()) {
            // The container's own grace period, which this call does not know.
            return call.patience(Duration.ofMinutes(1));
        }
        return call.query("t", grace.get().toSeconds()).patience(grace.get().plus(STOP_MARGIN));
    }

    @Override
    public void kill(ContainerId container, String signal) {
        api.run(
                ApiCall.post(path(container, "kill"))
                        .queryIfAny("signal", signal)
                        .answeredBy(DONE));
    }

    @Override
    public void pause(ContainerId container) {
        api.run(ApiCall.post(path(container, "pause")).answeredBy(DONE));
    }

    @Override
    public void unpause(ContainerId container) {
        api.run(ApiCall.post(path(container, "unpause")).answeredBy(DONE));
    }

    @Override
    public void rename(ContainerId container, String newName) {
        api.run(ApiCall.post(path(container, "rename")).query("name", newName).answeredBy(DONE));
    }

    @Override
    public void remove(ContainerId container, boolean anonymousVolumes) {
        ApiCall call =
                ApiCall.delete("/containers/" + ApiCall.segment(container.value()))
                        .query("force", true)
                        .query("v", anonymousVolumes)
                        .answeredBy(DONE);
        // What cannot be removed for a conflict, somebody else is removing already.
        RemovalAnswer.of(() -> api.run(call));
    }

    @Override
    public int await(ContainerId container) {
        try (var end = new ExitWait(api, ApiCall.post(path(container, "wait")))) {
            return end.code();
        }
    }

    @Override
    public PendingExit awaitRemoval(ContainerId container) {
        var call = ApiCall.post(path(container, "wait")).query("condition", "removed");
        return new ExitWait(api, call);
    }

    @Override
    public void logs(ContainerId container, LogQuery query, LogConsumer consumer) {
        logs.read(container, query, consumer);
    }

    @Override
    public StreamSession attach(ContainerId container, AttachSpec spec) {
        var call =
                ApiCall.post(path(container, "attach"))
                        .query("stream", true)
                        .query("stdout", true)
                        .query("stderr", true)
                        .query("stdin", spec.stdin())
                        .query("logs", spec.logs());
        // Without an input there is nobody who could type them.
        if (spec.stdin()) {
            call.queryIfAny("detachKeys", new DetachKeys(folder).orOf(spec.detachKeys()));
        }
        return new UpgradedSession(api.upgrade(call), spec.terminal());
    }

    @Override
    public void resizeTerminal(ContainerId container, int columns, int rows) {
        api.run(ApiCall.post(path(container, "resize")).query("w", columns).query("h", rows));
    }

    @Override
    public ProcessTable processes(ContainerId container) {
        return api.object(ApiCall.get(path(container, "top")), DockerContainers::table);
    }

    private static ProcessTable table(Json answer) {
        List<List<String>> rows = new ArrayList<>();
        for (Json row : answer.requiredItems("Processes")) {
            rows.add(row.texts());
        }
        return new ProcessTable(answer.texts("Titles"), rows);
    }

    @Override
    public void stats(ContainerId container, boolean once, StatsConsumer consumer) {
        new StatsStream(api).read(container, once, consumer);
    }

    @Override
    public void copyInto(
            ContainerId container, String folder, InputStream tar, boolean keepOwners) {
        archive.put(container, folder, tar, keepOwners);
    }

    @Override
    public void place(ContainerId container, List<ContainerFile> files) {
        archive.place(container, files);
    }

    @Override
    public void removeFile(ContainerId container, String path) {
        archive.remove(container, path);
    }

    @Override
    public InputStream copyFrom(ContainerId container, String path) {
        return archive.get(container, path);
    }

    @Override
    public Optional<PathStat> stat(ContainerId container, String path) {
        return archive.stat(container, path);
    }

    @Override
    public InputStream export(ContainerId container) {
        Response response = api.open(ApiCall.get(path(container, "export")).endlessPatience());
        return response.getBody();
    }

    @Override
    public ImageId commit(
            ContainerId container,
            String reference,
            String author,
            String comment,
            List<String> changes,
            boolean pause) {
        ImageReference name = ImageReference.of(reference);
        ApiCall call =
                ApiCall.post("/commit")
                        .query("container", container.value())
                        .queryIfAny("repo", name.repository())
                        .queryIfAny("tag", name.tag())
                        .queryIfAny("author", author)
                        .queryIfAny("comment", comment)
                        .query("pause", pause ? "1" : "0")
                        .patience(Duration.ofMinutes(1))
                        .body(Json.emptyObject());
        for (String change : changes) {
            call.query("changes", change);
        }
        return api.object(call, answer -> new ImageId(answer.required("Id")));
    }

    private static String path(ContainerId container, String operation) {
        return "/containers/" + ApiCall.segment(container.value()) + "/" + operation;
    }
}
