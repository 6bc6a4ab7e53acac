package io.stackctl.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names of files that are complete only when they are renamed. Those that are not by the end of the
 * process, as after Ctrl-C, are removed then.
 */
final class Temporary {

    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Temporary::removeAll, "unfinished files"));
    }

    private Temporary() {}

    /** A name in a folder that nobody can know beforehand. */
    static RawName in(OpenFolder folder) {
        var name =
                new RawName(
                        ".stackctl-" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        UNFINISHED.add(folder.path().child(name).path());
        return name;
    }

    /** Says that nothing has the name any more. */
    static void forget(OpenFolder folder, RawName name) {
        UNFINISHED.remove(folder.path().child(name).path());
    }

    private static void removeAll() {
        for (var path : UNFINISHED) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException unremovable) {
                // The process ends, and nobody is left to be told.
            }
        }
    }
}
