package io.stackctl.docker.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON values from a stream, one after the other, as the engine's progress and event streams
 * send them.
 */
public final class JsonInput implements Closeable {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

    private final InputStream input;
    private @Nullable JsonParser parser;

    public JsonInput(InputStream input) {
        this.input = input;
    }

    /** Loads what reading from a stream needs. */
    public static void prepare() {
        try (JsonInput nothing = new JsonInput(InputStream.nullInputStream())) {
            nothing.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a text that holds one value. */
    public static Json parse(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken token = parser.nextToken();
            return token == null ? Json.nothing() : value(parser, token);
        }
    }

    /** Blocks for the next value; empty at the end of the stream. */
    public Optional<Json> next() throws IOException {
        // A parser reads as soon as it is made, which on a stream of events may be long before one.
        JsonParser made = parser;
        if (made == null) {
            made = FACTORY.createParser(input);
            parser = made;
        }
        JsonToken token = made.nextToken();
        return token == null ? Optional.empty() : Optional.of(value(made, token));
    }

    private static Json value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.JsonNumber(parser.getText());
            case VALUE_TRUE -> new Json.JsonBoolean(true);
            case VALUE_FALSE -> new Json.JsonBoolean(false);
            case VALUE_NULL -> Json.nothing();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IOException("unexpected " + token + " in the engine's answer");
        };
    }

    private static Json object(JsonParser parser) throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            members.put(name, value(parser, parser.nextToken()));
        }
        return new Json.JsonObject(members);
    }

    private static Json array(JsonParser parser) throws IOException {
        List<Json> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            values.add(value(parser, token));
        }
        return new Json.JsonArray(values);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
