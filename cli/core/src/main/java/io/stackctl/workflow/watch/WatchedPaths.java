package io.stackctl.workflow.watch;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.model.BuildDefinition;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.build.IgnorePatterns;
import io.stackctl.model.service.Mount;
import io.stackctl.model.service.WatchAction;
import io.stackctl.model.service.WatchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads what a stack's definition and its ignore files say about watching. */
public final class WatchedPaths {

    private static final Path NOWHERE = Path.of("/dev/null");

    private WatchedPaths() {}

    /**
     * The rules of all services, in the order of the definition.
     *
     * @param warnings told of rules that are left out, and of old names
     * @throws StackException when a rule cannot be obeyed
     */
    public static List<WatchedPath> of(Stack stack, Consumer<String> warnings) {
        List<WatchedPath> rules = new ArrayList<>();
        for (var service : stack.services()) {
            for (var rule : service.watchRules()) {
                check(service, rule);
                if (rule.action().syncs() && isMounted(service, Path.of(rule.path()))) {
                    warnings.accept(
                            "path '"
                                    + rule.path()
                                    + "' also declared by a bind mount volume, this path won't be"
                                    + " monitored!");
                } else {
                    if (rule.oldInitialSync()) {
                        warnings.accept(
                                "x-initialSync is DEPRECATED, please use the official `initial_sync` attribute");
                    }
                    rules.add(rule(service, rule));
                }
            }
        }
        return rules;
    }

    private static void check(Service service, WatchRule rule) {
        if (rule.action() == WatchAction.REBUILD && service.build().isEmpty()) {
            throw refused(
                    "can't watch service \""
                            + service.name()
                            + "\" with action rebuild without a build context",
                    "add build: to the service, or write another action");
        }
        if (rule.action() == WatchAction.SYNC_EXEC
                && rule.exec().map(hook -> hook.command().isEmpty()).orElse(true)) {
            throw refused(
                    "can't watch with action \"sync+exec\" on service "
                            + service.name()
                            + " without a command",
                    "add exec: { command: … } to the rule");
        }
    }

    private static StackException refused(String message, String remedy) {
        return new StackException(new InvalidRequest(message, remedy));
    }

    /** The container sees such a file anyway. */
    private static boolean isMounted(Service service, Path path) {
        return service.storage().mounts().stream()
                .anyMatch(mount ->
                        mount instanceof Mount.Bind bind && path.startsWith(bind.source()));
    }

    private static WatchedPath rule(Service service, WatchRule rule) {
        var context =
                service.build()
                        .map(BuildDefinition::context)
                        .map(Path::of)
                        .filter(Files::isDirectory)
                        .map(WatchedPaths::withoutLinks);
        return new WatchedPath(
                service.name(),
                rule,
                context.orElse(NOWHERE),
                context.map(folder -> ignored(folder, service)).orElse(IgnorePatterns.NONE));
    }

    /** Paths of rules have no symbolic links either. */
    private static Path withoutLinks(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder;
        }
    }

    /** A Dockerfile's own ignore file wins over that of its folder. */
    private static IgnorePatterns ignored(Path context, Service service) {
        var dockerfile = service.build().map(BuildDefinition::dockerfile).orElse("");
        for (var name : List.of(dockerfile + ".dockerignore", ".dockerignore")) {
            var file = context.resolve(name);
            try {
                if (Files.isRegularFile(file)) {
                    return IgnorePatterns.of(InputFile.text(file));
                }
            } catch (IOException e) {
                throw new StackException(
                        new InvalidRequest(
                                "cannot read " + file + ": " + e.getMessage(),
                                "make it readable, or remove it"),
                        e);
            }
        }
        return IgnorePatterns.NONE;
    }
}
