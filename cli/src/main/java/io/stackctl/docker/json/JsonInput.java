package io.stackctl.docker.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads JSON: one value, or one a line, as the engine's progress and event streams send them.
 *
 * <p>Gson reads the tokens: the other well-known readers load {@code BigDecimal}, whose tables cost
 * a fifth of a short process's processor time.
 */
public final class JsonInput implements Closeable {

    private final BufferedReader lines;

    /** Reads a stream of values, each on a line of its own. */
    public JsonInput(InputStream input) {
        lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    /** Loads what reading needs. */
    public static void prepare() {
        try {
            parse("{}");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads a text that holds one value, or nothing. */
    public static Json parse(String text) throws IOException {
        return parse(new StringReader(text));
    }

    /** Reads one value, or nothing, up to the end of the input. */
    public static Json parse(InputStream input) throws IOException {
        return parse(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    private static Json parse(Reader input) throws IOException {
        JsonReader reader = new JsonReader(input);
        reader.setStrictness(Strictness.STRICT);
        if (isEmpty(reader)) {
            return Json.nothing();
        }
        Json value = value(reader);
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new IOException("more than one value in the engine's answer");
        }
        return value;
    }

    private static boolean isEmpty(JsonReader reader) throws IOException {
        try {
            return reader.peek() == JsonToken.END_DOCUMENT;
        } catch (EOFException e) {
            return true;
        }
    }

    /** Blocks for the next value; empty at the end of the stream. */
    public Optional<Json> next() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                return Optional.of(parse(line));
            }
        }
        return Optional.empty();
    }

    private static Json value(JsonReader reader) throws IOException {
        JsonToken token = reader.peek();
        return switch (token) {
            case BEGIN_OBJECT -> object(reader);
            case BEGIN_ARRAY -> array(reader);
            case STRING -> new Json.JsonString(reader.nextString());
            case NUMBER -> new Json.JsonNumber(reader.nextString());
            case BOOLEAN -> new Json.JsonBoolean(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield Json.nothing();
            }
            case END_OBJECT, END_ARRAY, NAME, END_DOCUMENT ->
                    throw new IOException("unexpected " + token + " in the engine's answer");
        };
    }

    private static Json object(JsonReader reader) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            members.put(reader.nextName(), value(reader));
        }
        reader.endObject();
        return new Json.JsonObject(members);
    }

    private static Json array(JsonReader reader) throws IOException {
        List<Json> values = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            values.add(value(reader));
        }
        reader.endArray();
        return new Json.JsonArray(values);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
