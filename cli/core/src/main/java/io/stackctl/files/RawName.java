package io.stackctl.files;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The name of a file or a path, in the bytes that the operating system has. These are mostly UTF-8,
 * but need not be: what cannot be decoded must not get lost.
 *
 * @param latin one character a byte, which makes it comparable
 */
public record RawName(String latin) {

    /** Nothing, which stands for the thing itself. */
    static final RawName EMPTY = new RawName("");

    /** Takes bytes as they are. */
    static RawName of(byte[] bytes, int offset, int length) {
        return new RawName(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
    }

    /**
     * Takes bytes as they are.
     *
     * @param ended whether they end before the first zero
     */
    static RawName of(byte[] bytes, boolean ended) {
        int end = 0;
        while (end < bytes.length && !(ended && bytes[end] == 0)) {
            end++;
        }
        return of(bytes, 0, end);
    }

    /** A text in UTF-8. */
    public static RawName of(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /** A path of this machine, made absolute. */
    public static RawName of(Path path) {
        // Its text may have lost bytes; the address has them all.
        var address = path.toAbsolutePath().toUri().getRawPath();
        var latin = new StringBuilder();
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '%') {
                latin.append((char) Integer.parseInt(address.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                latin.append(c);
            }
        }
        int end = latin.length();
        while (end > 1 && latin.charAt(end - 1) == '/') {
            end--;
        }
        return new RawName(latin.substring(0, end));
    }

    byte[] bytes() {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** As a path of this machine, if it is absolute. */
    Path path() {
        var address = new StringBuilder("file://");
        for (byte one : bytes()) {
            address.append(one == '/' ? "/" : String.format("%%%02X", one));
        }
        return Path.of(URI.create(address.toString()));
    }

    /** As a path that may be relative. */
    Path relativePath() {
        return latin.startsWith("/")
                ? path()
                : Path.of("/").relativize(new RawName("/" + latin).path());
    }

    boolean isEmpty() {
        return latin.isEmpty();
    }

    /** What stands between its slashes, the empty parts too. */
    List<RawName> parts() {
        var parts = new ArrayList<RawName>();
        for (var part : latin.split("/", -1)) {
            parts.add(new RawName(part));
        }
        return parts;
    }

    /** This and something below it. */
    RawName child(RawName name) {
        return isEmpty() ? name : new RawName(latin + "/" + name.latin);
    }

    /** Without what is above it. */
    RawName last() {
        return new RawName(latin.substring(latin.lastIndexOf('/') + 1));
    }

    /** For people; what is not UTF-8 shows as a replacement character. */
    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
