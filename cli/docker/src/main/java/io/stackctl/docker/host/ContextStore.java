package io.stackctl.docker.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackctl.docker.json.IndentedJson;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonBuilder;
import io.stackctl.engine.EngineContexts;
import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.files.Reason;
import io.stackctl.files.StoredFiles;
import io.stackctl.local.Settings;
import io.stackctl.model.Order;
import io.stackctl.state.EngineContext;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The contexts of Docker's client: {@code contexts/meta/HASH/meta.json} and {@code
 * contexts/tls/HASH/docker/*.pem} in its folder, and {@code currentContext} in its {@code
 * config.json}.
 */
public final class ContextStore implements EngineContexts {

    private static final int FOLDER_MODE = 0755;
    private static final int TLS_FOLDER_MODE = 0700;
    private static final int META_MODE = 0644;
    private static final int PRIVATE_MODE = 0600;
    private static final int MOST = 10_000;
    private static final String IN_MEMORY = "<IN MEMORY>";

    private final ClientFolder folder;
    private final Settings settings;

    /**
     * Opens it; nothing is read yet.
     *
     * @param settings where variables name the folder and the engine in use
     */
    public ContextStore(Settings settings) {
        this.folder = ClientFolder.of(settings);
        this.settings = settings;
    }

    @Override
    public List<EngineContext> all() {
        String current = current();
        List<EngineContext> all = new ArrayList<>();
        all.add(row(usual(), current));
        for (StoredContext stored : stored()) {
            all.add(row(stored, current));
        }
        all.sort(Order.by(EngineContext::name));
        return all;
    }

    private static EngineContext row(StoredContext context, String current) {
        return new EngineContext(
                context.name(),
                context.description(),
                context.host(),
                context.name().equals(current));
    }

    private List<StoredContext> stored() {
        List<StoredContext> stored = new ArrayList<>();
        Path metas = contexts().resolve("meta");
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(metas)) {
            for (Path one : folders) {
                Json meta = folder.read(one.resolve("meta.json"), json -> json);
                if (!meta.text("Name").isEmpty() && stored.size() < MOST) {
                    stored.add(new StoredContext(meta, Map.of()));
                }
            }
        } catch (NoSuchFileException none) {
            return stored;
        } catch (IOException e) {
            throw unreadable(metas, e);
        }
        return stored;
    }

    @Override
    public String current() {
        if (!settings.variable("DOCKER_HOST").isEmpty()) {
            return ContextName.DEFAULT;
        }
        String named = settings.variable("DOCKER_CONTEXT");
        if (named.isEmpty()) {
            named = folder.config(config -> config.text("currentContext"));
        }
        return named.isEmpty() ? ContextName.DEFAULT : named;
    }

    @Override
    public String inspection(String name) {
        StoredContext context = find(name);
        if (name.equals(ContextName.DEFAULT)) {
            return context.inspection(IN_MEMORY, IN_MEMORY);
        }
        String hash = new ContextName(name).folder();
        return context.inspection(
                contexts().resolve("meta").resolve(hash).toString(),
                contexts().resolve("tls").resolve(hash).toString());
    }

    /** The one that variables say, or the usual socket. */
    private StoredContext usual() {
        String host = settings.variable("DOCKER_HOST");
        return StoredContext.of(
                ContextName.DEFAULT,
                "Current DOCKER_HOST based configuration",
                host.isEmpty() ? "unix://" + EngineLocator.USUAL_SOCKET : host,
                false,
                Map.of());
    }

    private StoredContext find(String name) {
        if (name.equals(ContextName.DEFAULT)) {
            return usual();
        }
        String hash = new ContextName(name).folder();
        Json meta = folder.read(metaFile(hash), json -> json);
        if (meta.isEmpty() || !meta.text("Name").equals(name)) {
            throw new StackException(
                    new InvalidRequest(
                            "context \"" + name + "\" does not exist in " + contexts(),
                            "list them with: stackctl context ls"));
        }
        Map<String, byte[]> tls = new LinkedHashMap<>();
        for (String file : StoredContext.TLS_FILES) {
            Path path = contexts().resolve("tls").resolve(hash).resolve("docker").resolve(file);
            if (Files.exists(path)) {
                tls.put(file, content(path));
            }
        }
        return new StoredContext(meta, tls);
    }

    private static byte[] content(Path path) {
        try {
            return InputFile.read(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    @Override
    public void create(String name, Draft draft) {
        ContextName valid = ContextName.ofNew(name);
        if (Files.exists(metaFile(valid.folder()))) {
            throw new StackException(
                    new InvalidRequest(
                            "context \"" + name + "\" already exists",
                            "remove it first: stackctl context rm " + name));
        }
        NewEndpoint endpoint = new NewEndpoint(settings, draft.endpoint());
        StoredContext source =
                draft.from().or(endpoint::from).isPresent() || draft.endpoint().isEmpty()
                        ? find(draft.from().or(endpoint::from).orElseGet(this::current))
                        : endpoint.context();
        StoredContext made =
                StoredContext.of(
                        name,
                        draft.description().orElse(source.description()),
                        source.host(),
                        source.unverified(),
                        source.tls());
        // A context is there when its description is: so that comes last.
        String tls = "contexts/tls/" + valid.folder() + "/docker/";
        made.tls()
                .forEach((file, content) ->
                        write(tls + file, content, TLS_FOLDER_MODE, PRIVATE_MODE));
        write(
                "contexts/meta/" + valid.folder() + "/meta.json",
                made.written().getBytes(UTF_8),
                FOLDER_MODE,
                META_MODE);
    }

    @Override
    public void use(String name) {
        find(name);
        setCurrent(name.equals(ContextName.DEFAULT) ? "" : name);
    }

    @Override
    public void remove(String name) {
        if (name.equals(ContextName.DEFAULT)) {
            throw new StackException(
                    new InvalidRequest(
                            "context \"default\" cannot be removed",
                            "it is what DOCKER_HOST or the usual socket says"));
        }
        find(name);
        if (folder.config(config -> config.text("currentContext")).equals(name)) {
            setCurrent("");
        }
        String hash = new ContextName(name).folder();
        try {
            StoredFiles.in(folder.path()).removeFolder("contexts/meta/" + hash);
            StoredFiles.in(folder.path()).removeFolder("contexts/tls/" + hash);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Writes the client's settings as it does, with all that they had. */
    private void setCurrent(String name) {
        Json before = folder.config(config -> config);
        if (before.text("currentContext").equals(name)) {
            return;
        }
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("auths", Json.emptyObject());
        members.putAll(before.members());
        members.remove("currentContext");
        JsonBuilder after = new JsonBuilder();
        members.forEach(after::put);
        after.putIfAny("currentContext", name);
        String text = StoredContext.safe(IndentedJson.of(after.build(), "\t"));
        write("config.json", text.getBytes(UTF_8), PRIVATE_MODE, PRIVATE_MODE);
    }

    private void write(String name, byte[] content, int folderMode, int mode) {
        try {
            Files.createDirectories(folder.path());
            StoredFiles.in(folder.path()).write(name, content, folderMode, mode);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Path contexts() {
        return folder.path().resolve("contexts");
    }

    private Path metaFile(String hash) {
        return contexts().resolve("meta").resolve(hash).resolve("meta.json");
    }

    private static StackException unreadable(Path path, IOException cause) {
        return new StackException(
                new InvalidRequest(
                        path + " cannot be read: " + Reason.of(cause),
                        "correct it, or name another folder in DOCKER_CONFIG"),
                cause);
    }

    private static StackException unwritable(IOException cause) {
        return new StackException(
                new OperationFailed(
                        "the contexts of Docker's client cannot be written: "
                                + Objects.requireNonNullElse(cause.getMessage(), "unknown"),
                        "correct it, or name another folder in DOCKER_CONFIG"),
                cause);
    }
}
