package io.stackctl.docker.json;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads JSON: one value, or one a line, as the engine's progress and event streams send them.
 *
 * <p>Gson reads the tokens: the other well-known readers load {@code BigDecimal}, whose tables cost
 * a fifth of a short process's processor time.
 */
public final class JsonInput implements Closeable {

    private final BoundedLines lines;

    /** Reads a stream of values, each on a line of its own. */
    public JsonInput(InputStream input) {
        lines = new BoundedLines(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    /** Loads what reading needs. */
    public static void prepare() {
        try {
            parse("{}");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads a text that holds one value, or nothing.
     *
     * @throws JsonException when it holds anything else
     */
    public static Json parse(String text) throws IOException {
        return parse(new StringReader(text));
    }

    /**
     * Reads one value, or nothing, up to the end of the input.
     *
     * @throws JsonException when it holds anything else, or too much
     */
    public static Json parse(InputStream input) throws IOException {
        return parse(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    private static Json parse(Reader input) throws IOException {
        return new JsonTree(input).read();
    }

    /** Blocks for the next value; empty at the end of the stream. */
    public Optional<Json> next() throws IOException {
        String line = lines.next();
        return line == null ? Optional.empty() : Optional.of(parse(line));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
