package io.stackctl.docker.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a tree of one JSON value. */
final class JsonTree {

    private final BoundedReader input;
    private final JsonReader reader;

    JsonTree(Reader input) {
        this.input = new BoundedReader(input);
        this.reader = new JsonReader(this.input);
        reader.setStrictness(Strictness.STRICT);
    }

    Json read() throws IOException {
        try {
            if (isEmpty()) {
                return Json.nothing();
            }
            Json value = value();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonException("it is more than one JSON value");
            }
            return value;
        } catch (MalformedJsonException | IllegalStateException | NumberFormatException e) {
            throw noJson(e);
        } catch (EOFException e) {
            // The reader's own, or that of a connection which broke off.
            throw isReadersOwn(e) ? noJson(e) : e;
        }
    }

    /** The reader tells in its message where it was; the rest of that is for programmers. */
    private static JsonException noJson(Exception e) {
        Matcher place =
                Pattern.compile("line (\\d+) column (\\d+)")
                        .matcher(String.valueOf(e.getMessage()));
        String where =
                place.find() ? " (line " + place.group(1) + ", column " + place.group(2) + ")" : "";
        return new JsonException("it is no JSON" + where, e);
    }

    private static boolean isReadersOwn(EOFException e) {
        return String.valueOf(e.getMessage()).startsWith("End of input");
    }

    private boolean isEmpty() throws IOException {
        try {
            return reader.peek() == JsonToken.END_DOCUMENT;
        } catch (EOFException e) {
            if (isReadersOwn(e)) {
                return true;
            }
            throw e;
        }
    }

    private Json value() throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object();
            case BEGIN_ARRAY -> array();
            case STRING -> new Json.JsonString(counted(reader.nextString()));
            case NUMBER -> new Json.JsonNumber(counted(reader.nextString()));
            case BOOLEAN -> {
                input.token(0);
                yield new Json.JsonBoolean(reader.nextBoolean());
            }
            case NULL -> {
                input.token(0);
                reader.nextNull();
                yield Json.nothing();
            }
            case END_OBJECT, END_ARRAY, NAME, END_DOCUMENT ->
                    throw new JsonException("it is no JSON");
        };
    }

    private String counted(String text) throws IOException {
        input.token(text.length());
        return text;
    }

    private Json object() throws IOException {
        Map<String, Json> members = new LinkedHashMap<>();
        input.token(0);
        reader.beginObject();
        while (reader.hasNext()) {
            members.put(counted(reader.nextName()), value());
        }
        reader.endObject();
        return new Json.JsonObject(members);
    }

    private Json array() throws IOException {
        List<Json> values = new ArrayList<>();
        input.token(0);
        reader.beginArray();
        while (reader.hasNext()) {
            values.add(value());
        }
        reader.endArray();
        return new Json.JsonArray(values);
    }
}
