package io.stackctl.workflow.watch;

import io.stackctl.model.build.IgnorePatterns;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.WatchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a service's {@code develop.watch}, with everything that keeps a file out of it.
 *
 * @param context the folder that {@code contextIgnored} is about, the build context
 * @param contextIgnored its {@code .dockerignore}
 */
public record WatchedPath(
        ServiceName service, WatchRule rule, Path context, IgnorePatterns contextIgnored) {

    /** What editors and version control leave lying about, and nobody wants in a container. */
    private static final IgnorePatterns EPHEMERAL =
            IgnorePatterns.of(
                    List.of(
                            "**/.git",
                            "**/.idea",
                            "**/*___jb_old___",
                            "**/*___jb_tmp___",
                            "**/.#*",
                            "**/4913",
                            "**/*~",
                            "**/.*.swp",
                            "**/.*.swx",
                            "**/.*.swo",
                            "**/.*.swn"));

    /** What is watched: a folder, or one file. */
    public Path path() {
        return Path.of(rule.path());
    }

    /**
     * Whether the rule is about a file.
     *
     * @param file absolute
     */
    public boolean covers(Path file) {
        if (!file.startsWith(path())) {
            return false;
        }
        var name = path().relativize(file).toString();
        boolean included =
                rule.include().isEmpty() || IgnorePatterns.of(rule.include()).ignores(name);
        return included
                && !EPHEMERAL.ignores(name)
                && !IgnorePatterns.of(rule.ignore()).ignores(name)
                && !(file.startsWith(context)
                        && contextIgnored.ignores(context.relativize(file).toString()));
    }

    /** Whether the rule may be about a file below a folder, so that its changes matter. */
    boolean looksInto(Path folder) {
        if (path().startsWith(folder)) {
            return true;
        }
        if (!folder.startsWith(path())) {
            return false;
        }
        var name = path().relativize(folder).toString();
        var own = IgnorePatterns.of(rule.ignore());
        return !EPHEMERAL.ignores(name) && !(own.ignores(name) && own.ignoresAllOf(name));
    }

    /** Where a file that it covers belongs in a container; empty for rules that copy nothing. */
    public Optional<SyncedFile> synced(Path file) {
        if (!rule.action().syncs()) {
            return Optional.empty();
        }
        var name = path().relativize(file).toString();
        var target = Path.of(rule.target()).resolve(name).normalize();
        return Optional.of(new SyncedFile(file, target.toString()));
    }
}
