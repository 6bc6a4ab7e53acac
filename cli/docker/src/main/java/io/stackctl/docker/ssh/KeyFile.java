package io.stackctl.docker.ssh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.stackctl.files.InputFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;

/** A file with a private key: what {@code ssh-keygen} writes, or what {@code openssl} does. */
final class KeyFile {

    /** Bytes; a key of the longest sort that anybody uses has a tenth of it. */
    private static final int LONGEST = 100 * 1024;

    private static final String BEGIN = "-----BEGIN ";
    private static final String LINE_END = "-----";

    private KeyFile() {}

    /**
     * Reads the first private key of a file. Its mode is not looked at: a key that was checked out
     * for a build often has that of any other file.
     *
     * @throws KeyException when there is none, or it cannot be used
     * @throws IOException with path and reason, when the file cannot be read
     */
    static AgentKey read(Path path) throws IOException {
        var bytes = InputFile.read(path);
        if (bytes.length > LONGEST) {
            throw new KeyException("longer than " + LONGEST / 1024 + " KiB, so it is no key");
        }
        return find(new String(bytes, ISO_8859_1));
    }

    /** The curve's parameters, or a certificate, may stand before the key. */
    private static AgentKey find(String text) throws KeyException {
        for (var at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
            var name = at + BEGIN.length();
            var body = text.indexOf(LINE_END, name);
            var kind = text.substring(name, Math.max(name, body));
            if (kind.endsWith("PRIVATE KEY")) {
                var end = text.indexOf("-----END " + kind + LINE_END, body);
                if (end < 0) {
                    throw KeyException.damaged();
                }
                return decode(kind, text.substring(body + LINE_END.length(), end));
            }
        }
        throw new KeyException("holds no private key");
    }

    private static AgentKey decode(String kind, String body) throws KeyException {
        if (body.contains("ENCRYPTED")) {
            // PEM's own way, before the key itself: "Proc-Type: 4,ENCRYPTED".
            throw KeyException.locked();
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(body.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw KeyException.damaged(e);
        }
        return switch (kind) {
            case "OPENSSH PRIVATE KEY" -> OpenSshFormat.read(key);
            case "PRIVATE KEY" -> PemFormat.read(key);
            case "RSA PRIVATE KEY" -> PemFormat.readRsa(key);
            case "EC PRIVATE KEY" -> PemFormat.readEc(key);
            case "ENCRYPTED PRIVATE KEY" -> throw KeyException.locked();
            default -> throw KeyException.unknown(kind.replace(" PRIVATE KEY", ""));
        };
    }
}
