package io.stackctl.workflow.watch;

import io.stackctl.engine.Engine;
import io.stackctl.engine.Executions.ExecSpec;
import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.files.Reason;
import io.stackctl.files.TarStream;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ContainerState;
import io.stackctl.state.ObservedContainer;
import io.stackctl.workflow.files.Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes files in the containers of a service as they are on this machine. */
final class ContainerSync {

    /** A whole container is never meant, even where the folder that its files are of is gone. */
    private static final String ROOT = "/";

    /** Bytes of what a program is given at once: less than any system takes. */
    private static final int MOST_WORDS = 100_000;

    private final Engine engine;
    private final StackName stack;

    ContainerSync(Engine engine, StackName stack) {
        this.engine = engine;
        this.stack = stack;
    }

    /**
     * Copies them into every container of the service; those that are gone here are removed there.
     * The container's own user owns the copies.
     *
     * @throws StackException when a container does not take them
     */
    void sync(ServiceName service, List<SyncedFile> files) {
        List<SyncedFile> there = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (var file : files) {
            if (isThere(file.source())) {
                there.add(file);
            } else if (!file.target().equals(ROOT)) {
                gone.add(file.target());
            }
        }
        for (var container : containers(service)) {
            if (!gone.isEmpty()) {
                remove(container, gone);
            }
            if (!there.isEmpty()) {
                copy(container, there);
            }
        }
    }

    /** What cannot be looked at is not gone: it would be removed where it is needed. */
    private static boolean isThere(Path file) {
        try {
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            if (isBelowAFile(file)) {
                return false;
            }
            throw new StackException(
                    new OperationFailed("stat \"" + file + "\": " + Reason.of(e)), e);
        }
    }

    /** Whether what was a folder above it is none any more. */
    private static boolean isBelowAFile(Path file) {
        var above = file.getParent();
        while (above != null && !Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
            above = above.getParent();
        }
        return above != null && Files.isRegularFile(above, LinkOption.NOFOLLOW_LINKS);
    }

    private List<ObservedContainer> containers(ServiceName service) {
        return engine.containers().ofStack(stack, true).stream()
                .filter(container -> container.service().equals(service) && !container.oneOff())
                .toList();
    }

    private void copy(ObservedContainer container, List<SyncedFile> files) {
        try (var tar = TarStream.of(items(files))) {
            Upload.send(engine.containers(), container.id(), "/", true, tar);
        } catch (IOException e) {
            throw new StackException(
                    new OperationFailed(
                            "copying files to " + container.name() + ": " + e.getMessage()),
                    e);
        }
    }

    private static List<TarStream.Item> items(List<SyncedFile> files) {
        return files.stream()
                .map(file ->
                        new TarStream.Item(file.source(), file.target().replaceFirst("^/+", "")))
                .filter(item -> !item.name().isEmpty())
                .toList();
    }

    /** In a container that runs its own program removes them, which knows its mounts and users. */
    private void remove(ObservedContainer container, List<String> paths) {
        try {
            if (container.state() == ContainerState.RUNNING) {
                inTurn(paths).forEach(some -> run(container, removal(some)));
                return;
            }
        } catch (StackException e) {
            if (!hasEnded(e)) {
                throw e;
            }
        }
        paths.forEach(path -> engine.containers().removeFile(container.id(), path));
    }

    /** The same in groups that one program can be given each. */
    private static List<List<String>> inTurn(List<String> paths) {
        List<List<String>> groups = new ArrayList<>();
        int room = 0;
        for (var path : paths) {
            int length = path.getBytes(StandardCharsets.UTF_8).length + 1;
            if (length > room) {
                groups.add(new ArrayList<>());
                room = MOST_WORDS;
            }
            groups.getLast().add(path);
            room -= length;
        }
        return groups;
    }

    private static List<String> removal(List<String> paths) {
        List<String> removal = new ArrayList<>(List.of("rm", "-rf"));
        removal.addAll(paths);
        return removal;
    }

    private static boolean hasEnded(StackException e) {
        return e.failure() instanceof EngineFailure failure
                && failure.kind() == EngineFailure.Kind.CONFLICT;
    }

    private void run(ObservedContainer container, List<String> command) {
        var spec = new ExecSpec(command, Map.of(), "", "", false, false, false);
        var execution = engine.executions().create(container.id(), spec);
        try (var session = engine.executions().start(execution, spec)) {
            session.pump((stream, buffer, offset, length) -> {});
        } catch (IOException e) {
            throw new StackException(
                    new OperationFailed(
                            "deleting paths in " + container.name() + ": " + e.getMessage()),
                    e);
        }
        int code = engine.executions().exitCode(execution).orElse(0);
        if (code != 0) {
            throw new StackException(
                    new OperationFailed(
                            "deleting paths in " + container.name() + ": exit code " + code));
        }
    }
}
