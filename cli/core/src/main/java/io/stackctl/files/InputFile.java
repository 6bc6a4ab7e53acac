package io.stackctl.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a text that the user named, such as a definition: a file, a pipe like the one that {@code
 * <(…)} stands for, {@code /dev/null}. Nothing is read without end, and nobody is waited for who
 * never comes.
 */
public final class InputFile {

    /** The longest text, in bytes: a hundred times the longest that anybody wrote. */
    public static final int LONGEST = 16 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private InputFile() {}

    /**
     * Reads all of it.
     *
     * @throws NoSuchFileException when nothing lies there
     * @throws IOException with path and reason, when it is a folder, longer than {@link #LONGEST},
     *     a pipe that nobody writes to, or cannot be read
     */
    public static byte[] read(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new IOException(path + ": is a directory");
        }
        if (attributes.isRegularFile() && attributes.size() > LONGEST) {
            throw tooLong(path);
        }
        try (var input = attributes.isOther() ? opened(path) : Files.newInputStream(path)) {
            return read(input, path.toString());
        }
    }

    /**
     * Reads all of it as UTF-8.
     *
     * @throws java.nio.charset.CharacterCodingException when it is none
     */
    public static String text(Path path) throws IOException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read(path))).toString();
    }

    /**
     * Reads all of a stream.
     *
     * @param name what to call it in an error
     * @throws IOException when it is longer than {@link #LONGEST}
     */
    public static byte[] read(InputStream input, String name) throws IOException {
        var bytes = input.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw tooLong(name);
        }
        return bytes;
    }

    private static IOException tooLong(Object name) {
        return new IOException(name + ": is longer than " + LONGEST / 1024 / 1024 + " MiB");
    }

    /** To open a pipe takes until somebody opens its other end, and cannot be called off. */
    private static InputStream opened(Path path) throws IOException {
        var opening = new FutureTask<>(() -> Files.newInputStream(path));
        Thread.ofPlatform().daemon().name("open").start(opening);
        try {
            return opening.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException nobody) {
            throw new IOException(path + ": is a pipe that nobody writes to", nobody);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw new IllegalStateException("opening a file fails with nothing else", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(path + ": given up", e);
        }
    }
}
