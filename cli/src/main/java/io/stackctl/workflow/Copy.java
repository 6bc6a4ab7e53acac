package io.stackctl.workflow;

import io.stackctl.engine.Containers;
import io.stackctl.engine.Containers.PathStat;
import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.model.StackName;
import io.stackctl.state.ObservedContainer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Copies files into and out of the containers of a service. */
public final class Copy {

    private final Surroundings around;
    private final Path folder;
    private final InputStream in;
    private final OutputStream out;

    /**
     * Creates it.
     *
     * @param folder where relative paths of this machine start
     * @param in the tar stream that {@code -} reads
     * @param out where {@code -} writes one
     */
    public Copy(Surroundings around, Path folder, InputStream in, OutputStream out) {
        this.around = around;
        this.folder = folder;
        this.in = in;
        this.out = out;
    }

    /**
     * Runs it: {@code web:/etc/hosts} is a path in a container, anything else one of this machine.
     */
    public void run(StackName stack, String from, String to, Options options) {
        CopyPaths source = CopyPaths.of(from);
        CopyPaths target = CopyPaths.of(to);
        if (source.inContainer() && target.inContainer()) {
            throw CopyPaths.refused("copying between services is not supported");
        }
        if (!source.inContainer() && !target.inContainer()) {
            throw CopyPaths.refused("unknown copy direction");
        }
        boolean inward = target.inContainer();
        List<ObservedContainer> containers =
                containers(stack, inward ? target.service() : source.service(), options);
        for (ObservedContainer container : inward ? containers : containers.subList(0, 1)) {
            tell(container, Status.COPYING);
            if (!around.dryRun()) {
                copy(container.id().value(), source, target, options);
            }
            tell(container, Status.COPIED);
        }
    }

    private void copy(String container, CopyPaths source, CopyPaths target, Options options) {
        try {
            if (target.inContainer()) {
                copyIn(container, source, target, options);
            } else {
                copyOut(container, source, target, options);
            }
        } catch (IOException failed) {
            throw new StackException(
                    new Failure.OperationFailed("cannot copy: " + failed.getMessage()), failed);
        }
    }

    private List<ObservedContainer> containers(StackName stack, String service, Options options) {
        List<ObservedContainer> found =
                around.engine().containers().ofStack(stack, true).stream()
                        .filter(container -> container.service().value().equals(service))
                        .filter(container -> options.all() || !container.oneOff())
                        .filter(container ->
                                options.index().isEmpty()
                                        || container.number().equals(options.index()))
                        .sorted(
                                Comparator.comparingInt(
                                        container -> container.number().orElse(Integer.MAX_VALUE)))
                        .toList();
        if (found.isEmpty()) {
            throw CopyPaths.refused("no container found for service \"" + service + "\"");
        }
        return found;
    }

    private void copyIn(String container, CopyPaths source, CopyPaths target, Options options)
            throws IOException {
        Containers containers = around.engine().containers();
        String path = absolute(target.path());
        Optional<PathStat> there = followed(container, path);
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
        String name = String.valueOf(local.getFileName());
        String place = path;
        if (source.meansContents() && intoFolder) {
            name = "";
        } else if (!intoFolder) {
            name = nameOf(path);
            place = parentOf(path);
        }
        String called = name;
        TarUpload.send(
                containers,
                container,
                place,
                options.archive(),
                tar -> TarWriting.write(local, called, tar));
    }

    private void copyOut(String container, CopyPaths source, CopyPaths target, Options options)
            throws IOException {
        Containers containers = around.engine().containers();
        String path = absolute(source.path());
        PathStat stat =
                (options.followLinks()
                                ? followed(container, path)
                                : containers.stat(container, path))
                        .orElseThrow(() ->
                                CopyPaths.refused(
                                        "Could not find the file " + path + " in container"));
        String read =
                options.followLinks() && !stat.linkTarget().isEmpty() ? stat.linkTarget() : path;
        try (InputStream tar = containers.copyFrom(container, read)) {
            if (target.isStream()) {
                tar.transferTo(out);
                out.flush();
                return;
            }
            Path place = folder.resolve(target.path());
            Path parent = place.toAbsolutePath().getParent();
            if (parent != null && !Files.isDirectory(parent)) {
                throw CopyPaths.refused(
                        "invalid output path: directory \"" + parent + "\" does not exist");
            }
            boolean under = Files.isDirectory(place) && !source.meansContents();
            if (target.assertsFolder() && !Files.isDirectory(place) && !stat.directory()) {
                throw CopyPaths.refused("no such directory: " + target.path());
            }
            TarReading.read(tar, under ? place.resolve(nameOf(path)) : place, options.archive());
        }
    }

    private Path local(CopyPaths source, Options options) throws IOException {
        Path path = folder.resolve(source.path()).normalize();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw CopyPaths.refused("lstat " + path + ": no such file or directory");
        }
        boolean follow = options.followLinks() || source.assertsFolder();
        return follow && Files.isSymbolicLink(path) ? path.toRealPath() : path;
    }

    /** What lies at a path; at the end of a symbolic link, what it points to. */
    private Optional<PathStat> followed(String container, String path) {
        Containers containers = around.engine().containers();
        Optional<PathStat> stat = containers.stat(container, path);
        if (stat.isEmpty() || stat.get().linkTarget().isEmpty()) {
            return stat;
        }
        return containers.stat(container, stat.get().linkTarget()).or(() -> stat);
    }

    /** Paths in a container start at its root. */
    private static String absolute(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String parentOf(String path) {
        Path parent = Path.of(path).getParent();
        return parent == null ? "/" : parent.toString();
    }

    private static String nameOf(String path) {
        Path name = Path.of(path).normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    private void tell(ObservedContainer container, Status status) {
        around.events()
                .accept(new Event.ResourceChanged(Resource.container(container.name()), status));
    }

    /**
     * How to copy.
     *
     * @param index the container's number; empty for all, or the lowest when copying out
     * @param all whether one-off containers count too
     * @param archive whether owners are kept
     * @param followLinks whether a symbolic link means what it points to
     */
    public record Options(OptionalInt index, boolean all, boolean archive, boolean followLinks) {}
}
