package io.stackctl.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.stackctl.docker.api.ApiCall;
import io.stackctl.docker.api.EngineApi;
import io.stackctl.docker.json.Json;
import io.stackctl.docker.json.JsonInput;
import io.stackctl.docker.transport.BadAnswerException;
import io.stackctl.engine.ContainerFile;
import io.stackctl.engine.Containers.PathStat;
import io.stackctl.failure.Failure;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ContainerId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Files of containers, which travel as tar streams. */
final class ContainerArchive {

    private static final String TAR = "application/x-tar";

    /** Go's bits for a directory, in the mode that the engine tells. */
    private static final long GO_DIRECTORY = 1L << 31;

    private final EngineApi api;

    ContainerArchive(EngineApi api) {
        this.api = api;
    }

    void put(ContainerId container, String folder, InputStream tar, boolean keepOwners) {
        api.run(
                ApiCall.put(path(container))
                        .query("path", folder)
                        .query("noOverwriteDirNonDir", "true")
                        .query("copyUIDGID", keepOwners)
                        .body(tar, TAR)
                        .endlessPatience());
    }

    void place(ContainerId container, List<ContainerFile> files) {
        if (files.isEmpty()) {
            return;
        }
        Set<String> missing = missingFolders(container, files);
        if (!api.make().isPodman()) {
            place(container, "", missing, files);
            return;
        }
        // From the root, Podman does not look into volumes of a container that does not run.
        for (ContainerFile file : files) {
            String standing = parent(file.path());
            while (missing.contains(standing)) {
                standing = parent(standing);
            }
            List<String> folders =
                    missing.stream()
                            .filter(folder -> file.path().startsWith(folder + "/"))
                            .toList();
            place(container, standing, folders, List.of(file));
        }
    }

    private void place(
            ContainerId container,
            String below,
            Collection<String> folders,
            List<ContainerFile> files) {
        api.run(
                ApiCall.put(path(container))
                        .query("path", below.isEmpty() ? "/" : below)
                        // No copyUIDGID: engines then look the container's user up on the host,
                        // and give the files to it, whatever owner the tar says.
                        .body(FileTar.of(below, folders, files), TAR));
    }

    /**
     * Removes a path. The engine has no call for that, but before it unpacks an entry it removes
     * what lies in its place, so that a link to that is then not made. (Podman removes it only when
     * there is something to link to.) Engines answer that differently, so what counts is whether
     * the path is gone.
     */
    void remove(ContainerId container, String path) {
        if (path.replace("/", "").isEmpty()) {
            throw new IllegalArgumentException("everything of a container is not removed");
        }
        if (stat(container, path).isEmpty()) {
            return;
        }
        Optional<StackException> refusal = unpackLink(container, path);
        if (stat(container, path).isPresent()) {
            throw refusal.orElseGet(() ->
                    new StackException(
                            new Failure.OperationFailed(
                                    path + " of " + container + " cannot be removed")));
        }
    }

    private Optional<StackException> unpackLink(ContainerId container, String path) {
        String place = path.replaceFirst("/+$", "");
        int end = place.lastIndexOf('/');
        try {
            // As above, below its own folder.
            api.run(
                    ApiCall.put(path(container))
                            .query("path", end <= 0 ? "/" : place.substring(0, end))
                            .body(FileTar.linkToItself(place.substring(end + 1)), TAR));
            return Optional.empty();
        } catch (StackException e) {
            if (e.failure() instanceof EngineFailure) {
                return Optional.of(e);
            }
            throw e;
        }
    }

    // Engines make missing folders themselves, but older ones so that only root may enter them; an
    // entry for one that is there would change its permissions.
    private Set<String> missingFolders(ContainerId container, List<ContainerFile> files) {
        Set<String> missing = new TreeSet<>();
        for (ContainerFile file : files) {
            String folder = parent(file.path());
            while (!folder.isEmpty()
                    && !missing.contains(folder)
                    && stat(container, folder).isEmpty()) {
                missing.add(folder);
                folder = parent(folder);
            }
        }
        return missing;
    }

    /** The folder of an absolute path; empty for the root. */
    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    InputStream get(ContainerId container, String path) {
        Response response =
                api.open(ApiCall.get(path(container)).query("path", path).endlessPatience());
        return response.getBody();
    }

    Optional<PathStat> stat(ContainerId container, String path) {
        ApiCall call = ApiCall.head(path(container)).query("path", path);
        try (Response response = api.open(call)) {
            return api.understood(call, () -> Optional.of(stat(response)));
        } catch (StackException e) {
            if (e.failure() instanceof EngineFailure failure && failure.status() == 404) {
                return Optional.empty();
            }
            throw inWords(container, path, e);
        }
    }

    /** An answer to HEAD has no words; the same question by GET is refused with them. */
    private StackException inWords(ContainerId container, String path, StackException wordless) {
        if (!(wordless.failure() instanceof EngineFailure failure) || failure.status() == 0) {
            return wordless;
        }
        ApiCall call = ApiCall.get(path(container)).query("path", path);
        try (Response _ = api.open(call)) {
            return wordless;
        } catch (StackException e) {
            return e;
        }
    }

    private static PathStat stat(Response response) throws IOException {
        String encoded = response.getHeader("X-Docker-Container-Path-Stat");
        if (encoded == null || encoded.isEmpty()) {
            throw new BadAnswerException("it does not say what lies there");
        }
        Json stat =
                JsonInput.parse(
                        new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
        long mode = stat.number("mode");
        return new PathStat(
                stat.text("name"),
                stat.number("size"),
                (int) (mode & 07777),
                (mode & GO_DIRECTORY) != 0,
                stat.text("linkTarget"));
    }

    private static String path(ContainerId container) {
        return "/containers/" + ApiCall.segment(container.value()) + "/archive";
    }
}
