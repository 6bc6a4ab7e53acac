package io.stackctl.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A tree beside a target, which nothing that is unpacked may touch. */
final class Canary {

    private final Path root;
    private final Map<String, String> before;

    private Canary(Path root) throws IOException {
        this.root = root;
        this.before = look();
    }

    static Canary in(Path folder) throws IOException {
        var root = Files.createDirectories(folder.resolve("outside/deep"));
        Files.writeString(root.resolve("secret"), "TOPSECRET");
        Files.createSymbolicLink(root.resolve("link"), Path.of("secret"));
        return new Canary(folder.resolve("outside"));
    }

    Path secret() {
        return root.resolve("deep/secret");
    }

    Path root() {
        return root;
    }

    boolean isUntouched() throws IOException {
        return before.equals(look());
    }

    private Map<String, String> look() throws IOException {
        var found = new TreeMap<String, String>();
        try (var all = Files.walk(root)) {
            for (var path : (Iterable<Path>) all::iterator) {
                var facts =
                        Files.readAttributes(
                                path, "unix:mode,uid,ino,nlink,ctime", LinkOption.NOFOLLOW_LINKS);
                var content =
                        Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                                ? Files.readString(path)
                                : "";
                found.put(path.toString(), new TreeMap<>(facts) + content);
            }
        }
        return found;
    }
}
