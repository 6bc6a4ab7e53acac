package io.stackctl.workflow.files;

import io.stackctl.engine.Containers.PathStat;
import io.stackctl.event.Event;
import io.stackctl.failure.StackException;
import io.stackctl.files.Destination;
import io.stackctl.files.Unpacking;
import io.stackctl.model.name.ContainerId;
import io.stackctl.workflow.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies files of a container to this machine. */
final class CopyOut {

    private final Surroundings around;
    private final Path folder;
    private final OutputStream out;

    /**
     * Prepares.
     *
     * @param folder absolute; where relative paths of this machine start
     * @param out where {@code -} writes the tar stream
     */
    CopyOut(Surroundings around, Path folder, OutputStream out) {
        this.around = around;
        this.folder = folder;
        this.out = out;
    }

    void run(ContainerId container, CopyPaths source, CopyPaths target, Copy.Options options)
            throws IOException {
        var containers = around.engine().containers();
        String path = ContainerPath.absolute(source.path());
        PathStat stat =
                containers
                        .stat(container, path)
                        .orElseThrow(() ->
                                CopyPaths.refused(
                                        "Could not find the file " + path + " in container"));
        String read = path;
        if (options.followLinks() && !stat.linkTarget().isEmpty()) {
            read = stat.linkTarget();
            stat = containers.stat(container, read).orElse(stat);
        }
        if (target.isStream()) {
            try (InputStream tar = containers.copyFrom(container, read)) {
                tar.transferTo(out);
                out.flush();
            }
            return;
        }
        Path place = place(source, target, stat.directory());
        Unpacking.unpack(
                containers.copyFrom(container, read),
                place,
                options.archive(),
                what -> around.events().accept(new Event.Warning(what)));
    }

    /** What the topmost entry becomes. */
    private Path place(CopyPaths source, CopyPaths target, boolean isFolder) throws IOException {
        Path named = folder.resolve(target.path());
        Path above = named.normalize().getParent();
        if (above != null && !Files.isDirectory(above)) {
            throw CopyPaths.refused(
                    "invalid output path: directory \"" + above + "\" does not exist");
        }
        var destination = Destination.of(named);
        if (destination.isMissing()) {
            if (target.assertsFolder() && !isFolder) {
                throw CopyPaths.refused("no such directory: " + target.path());
            }
            return destination.path();
        }
        return switch (destination.status().orElseThrow()) {
            case FOLDER ->
                    source.meansContents()
                            ? destination.path()
                            : destination
                                    .path()
                                    .resolve(
                                            ContainerPath.name(
                                                    ContainerPath.absolute(source.path())));
            case FILE -> {
                if (destination.opened()) {
                    throw CopyPaths.refused(
                            "\"" + named + "\" is opened already: - stands for standard output");
                }
                if (isFolder) {
                    throw CopyPaths.refused("cannot copy directory to the file " + named);
                }
                if (target.assertsFolder()) {
                    throw CopyPaths.refused(named + " is not a directory");
                }
                yield destination.path();
            }
            case DEVICE, DISK, PIPE, SOCKET, OTHER ->
                    throw special(named, destination.status().orElseThrow());
        };
    }

    private static StackException special(Path path, Destination.Status status) {
        var what =
                switch (status) {
                    case DEVICE, DISK -> "a device";
                    case PIPE -> "a pipe";
                    case SOCKET -> "a socket";
                    case FILE, FOLDER, OTHER -> "an irregular file";
                };
        return CopyPaths.refused(
                "invalid output path: \""
                        + path.normalize()
                        + "\" must be a directory or a regular file: got "
                        + what);
    }
}
