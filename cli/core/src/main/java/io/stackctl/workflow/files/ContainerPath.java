package io.stackctl.workflow.files;

import io.stackctl.engine.Containers;
import io.stackctl.engine.Containers.PathStat;
import io.stackctl.model.name.ContainerId;
import java.nio.file.Path;
import java.util.Optional;

/** Paths in containers. */
final class ContainerPath {

    private ContainerPath() {}

    /** They start at the root. */
    static String absolute(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    static String parent(String path) {
        Path parent = Path.of(path).getParent();
        return parent == null ? "/" : parent.toString();
    }

    /** The last part; empty for the root. */
    static String name(String path) {
        Path name = Path.of(path).normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    /** What lies at a path; at the end of a symbolic link, what it points to. */
    static Optional<PathStat> followed(Containers containers, ContainerId container, String path) {
        Optional<PathStat> stat = containers.stat(container, path);
        if (stat.isEmpty() || stat.get().linkTarget().isEmpty()) {
            return stat;
        }
        return containers.stat(container, stat.get().linkTarget()).or(() -> stat);
    }
}
