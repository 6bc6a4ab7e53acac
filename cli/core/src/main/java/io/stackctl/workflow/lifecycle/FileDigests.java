package io.stackctl.workflow.lifecycle;

import io.stackctl.model.FileDefinition;
import io.stackctl.model.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the files behind configs and secrets, so that a plan can tell when one has changed. */
public final class FileDigests {

    private static final int LENGTH = 16;
    private static final int BUFFER = 64 * 1024;

    private FileDigests() {}

    /**
     * Digests by absolute path; a file that cannot be read, as on a remote engine's host, has none.
     */
    public static Map<String, String> of(Stack stack) {
        var digests = new TreeMap<String, String>();
        Stream.concat(stack.configs().stream(), stack.secrets().stream())
                .flatMap((FileDefinition definition) -> definition.file().stream())
                .forEach(file -> digest(file, digests));
        return digests;
    }

    private static void digest(String file, Map<String, String> digests) {
        try {
            var path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                // A pipe would wait for ever, and a device never end.
                return;
            }
            var sum = MessageDigest.getInstance("SHA-256");
            try (var input = Files.newInputStream(path)) {
                var buffer = new byte[BUFFER];
                for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                    sum.update(buffer, 0, count);
                }
            }
            var digest = sum.digest();
            digests.put(file, HexFormat.of().formatHex(digest).substring(0, LENGTH));
        } catch (IOException e) {
            digests.remove(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
