package io.stackctl.files;

import java.io.InputStream;

/**
 * An entry with its content.
 *
 * @param content closed by whoever takes it; of at least as many bytes as the entry says, or it
 *     became shorter meanwhile
 */
public record Packed(TarEntry entry, InputStream content) {

    /** One without content. */
    public static Packed of(TarEntry entry) {
        return new Packed(entry, InputStream.nullInputStream());
    }
}
