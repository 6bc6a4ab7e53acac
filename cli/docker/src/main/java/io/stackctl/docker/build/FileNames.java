package io.stackctl.docker.build;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * Names of files as the builder wants them: UTF-8, whatever locale this process runs in. Without a
 * locale, as under cron, Java shows every character that is not ASCII as one that is unknown.
 */
final class FileNames {

    private static final char UNKNOWN = '\uFFFD';

    /** The builder's order: by bytes. */
    static final Comparator<String> ORDER =
            (one, other) -> Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));

    private FileNames() {}

    /** A path as text; empty when it is not UTF-8. */
    static Optional<String> text(Path path) {
        var shown = path.toString();
        if (shown.indexOf(UNKNOWN) < 0) {
            return Optional.of(shown);
        }
        // Its address is the only place where Java shows the bytes.
        var root = Path.of("/");
        var address = root.resolve(path).toUri().getRawPath().replace("+", "%2B");
        var bytes = URLDecoder.decode(address, ISO_8859_1).getBytes(ISO_8859_1);
        try {
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(path.isAbsolute() ? text : text.substring(1));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
