package io.stackctl.model.service;

import io.stackctl.model.tree.Mapping;
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
 * @param oldInitialSync whether only {@code x-initialSync} says so, the name before it was official
 * @param exec the command of {@code sync+exec}
 */
public record WatchRule(
        String path,
        WatchAction action,
        String target,
        List<String> ignore,
        List<String> include,
        boolean initialSync,
        boolean oldInitialSync,
        Optional<Hook> exec) {

    public static WatchRule of(Mapping definition) {
        var official = definition.flag("initial_sync");
        var old = !official && definition.flag("x-initialSync");
        return new WatchRule(
                definition.text("path", ""),
                WatchAction.of(definition.text("action", "")),
                definition.text("target", ""),
                definition.texts("ignore"),
                definition.texts("include"),
                official || old,
                old,
                definition.find("exec").map(exec -> Hook.of((Mapping) exec)));
    }
}
