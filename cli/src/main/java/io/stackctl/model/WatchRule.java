package io.stackctl.model;

import java.util.List;
import java.util.Optional;

/**
 * What to do when files change while developing ({@code develop.watch}).
 *
 * @param path absolute path of what is watched
 * @param target the path in the container that files are copied to; empty for rebuild
 * @param ignore patterns of files that do not count, as in {@code .dockerignore}
 * @param include when not empty, only these patterns count
 * @param initialSync whether files are copied once at the start
 * @param exec the command of {@code sync+exec}
 */
public record WatchRule(
        String path,
        WatchAction action,
        String target,
        List<String> ignore,
        List<String> include,
        boolean initialSync,
        Optional<Hook> exec) {

    static WatchRule of(Mapping definition) {
        return new WatchRule(
                definition.text("path", ""),
                WatchAction.of(definition.text("action", "")),
                definition.text("target", ""),
                definition.texts("ignore"),
                definition.texts("include"),
                definition.flag("initial_sync"),
                definition.find("exec").map(exec -> Hook.of((Mapping) exec)));
    }
}
