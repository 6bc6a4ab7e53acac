package io.stackctl.docker.ssh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.stackctl.docker.key.KeyException;
import io.stackctl.docker.key.PemKey;
import io.stackctl.files.InputFile;
import java.io.IOException;
import java.nio.file.Path;

/** A file with a private key: what {@code ssh-keygen} writes, or what {@code openssl} does. */
final class KeyFile {

    /** Bytes; a key of the longest sort that anybody uses has a tenth of it. */
    private static final int LONGEST = 100 * 1024;

    private static final String OPENSSH = "OPENSSH PRIVATE KEY";

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
        var key = PemKey.find(new String(bytes, ISO_8859_1));
        return key.kind().equals(OPENSSH)
                ? OpenSshFormat.read(key.bytes())
                : PemFormat.read(key.pkcs8());
    }
}
