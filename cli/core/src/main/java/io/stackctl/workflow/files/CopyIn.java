package io.stackctl.workflow.files;

import io.stackctl.engine.Containers;
import io.stackctl.engine.Containers.PathStat;
import io.stackctl.event.Event;
import io.stackctl.files.TarStream;
import io.stackctl.model.name.ContainerId;
import io.stackctl.workflow.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Copies files of this machine into a container. */
final class CopyIn {

    private final Surroundings around;
    private final Path folder;
    private final InputStream in;

    /**
     * Prepares.
     *
     * @param folder where relative paths of this machine start
     * @param in the tar stream that {@code -} reads
     */
    CopyIn(Surroundings around, Path folder, InputStream in) {
        this.around = around;
        this.folder = folder;
        this.in = in;
    }

    void run(ContainerId container, CopyPaths source, CopyPaths target, Copy.Options options)
            throws IOException {
        var containers = around.engine().containers();
        String path = ContainerPath.absolute(target.path());
        Optional<PathStat> there = ContainerPath.followed(containers, container, path);
        boolean intoFolder = there.isPresent() && there.get().directory();
        if (source.isStream()) {
            if (!intoFolder) {
                throw CopyPaths.refused(
                        "destination \"" + target.path() + "\" must be a directory");
            }
            containers.copyInto(container, path, in, options.archive());
            return;
        }
        Path local = local(source, options);
        boolean isFolder = Files.isDirectory(local, LinkOption.NOFOLLOW_LINKS);
        if (there.isPresent() && !intoFolder && isFolder) {
            throw CopyPaths.refused("cannot copy a directory to the file " + target.path());
        }
        if (there.isEmpty() && target.assertsFolder() && !isFolder) {
            throw CopyPaths.refused("no such directory: " + target.path());
        }
        if (intoFolder) {
            String name = source.meansContents() ? "" : String.valueOf(local.getFileName());
            send(containers, container, path, options, local, name);
        } else {
            String above = ContainerPath.parent(path);
            send(containers, container, above, options, local, ContainerPath.name(path));
        }
    }

    private void send(
            Containers containers,
            ContainerId container,
            String path,
            Copy.Options options,
            Path local,
            String name)
            throws IOException {
        try (var tar =
                TarStream.of(
                        local, name, what -> around.events().accept(new Event.Warning(what)))) {
            Upload.send(containers, container, path, options.archive(), tar);
        }
    }

    private Path local(CopyPaths source, Copy.Options options) throws IOException {
        Path path = folder.resolve(source.path()).normalize();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw CopyPaths.refused("lstat " + path + ": no such file or directory");
        }
        boolean follow = options.followLinks() || source.assertsFolder();
        Path meant = follow && Files.isSymbolicLink(path) ? end(path) : path;
        if (source.assertsFolder() && !Files.isDirectory(meant)) {
            throw CopyPaths.refused(path + " is not a directory");
        }
        return meant;
    }

    private static Path end(Path link) throws IOException {
        try {
            return link.toRealPath();
        } catch (NoSuchFileException dangling) {
            throw CopyPaths.refused("lstat " + link + ": what this link points to does not exist");
        }
    }
}
