package io.stackctl.services.kit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prints values as JSON and reads JSON into values; how records and JSON objects correspond is in
 * {@link Binding}.
 */
public final class Json {
    /** Deeper than any message that people design, and shallow enough for a small stack. */
    private static final int DEEPEST = 100;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    private Json() {}

    /**
     * Prints maps and records as objects, lists as arrays, numbers and booleans as such, an empty
     * {@code Optional} as null, and anything else as the string it calls itself.
     */
    public static String print(@Nullable Object value) {
        var text = new StringWriter();
        try (var out = FACTORY.createGenerator(text)) {
            write(out, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter never throws
        }
        return text.toString();
    }

    private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Optional<?> optional -> write(out, optional.orElse(null));
            case Boolean truth -> out.writeBoolean(truth);
            case Integer number -> out.writeNumber(number);
            case Long number -> out.writeNumber(number);
            case Number number -> out.writeNumber(number.toString());
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (var entry : map.entrySet()) {
                    out.writeFieldName(String.valueOf(entry.getKey()));
                    write(out, entry.getValue());
                }
                out.writeEndObject();
            }
            // An SQLException is a list too: of itself and those that followed it, without end.
            case Throwable failure -> out.writeString(failure.toString());
            case Iterable<?> values -> {
                out.writeStartArray();
                for (var element : values) {
                    write(out, element);
                }
                out.writeEndArray();
            }
            case Record fields when !TextValue.converts(fields.getClass()) -> {
                out.writeStartObject();
                for (var component : fields.getClass().getRecordComponents()) {
                    out.writeFieldName(component.getName());
                    write(out, Records.get(component, fields));
                }
                out.writeEndObject();
            }
            default -> out.writeString(value.toString());
        }
    }

    /**
     * Reads one JSON value: objects as maps in their order, arrays as lists, whole numbers as
     * {@code Long}, others as {@code Double}.
     *
     * @throws InvalidJsonException when the text is not exactly one JSON value
     */
    public static @Nullable Object read(String text) {
        try (var in = FACTORY.createParser(text)) {
            in.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            if (in.nextToken() == null) {
                throw new InvalidJsonException(List.of("there is no JSON in it"));
            }
            var value = value(in);
            if (in.nextToken() != null) {
                throw new InvalidJsonException(List.of("something follows the JSON value"));
            }
            return value;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var where =
                    at == null
                            ? ""
                            : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new InvalidJsonException(List.of(e.getOriginalMessage() + where));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // text in memory: cannot fail to be read
        }
    }

    /**
     * Reads one JSON value into a record, or a list, string, number or boolean.
     *
     * @throws InvalidJsonException naming every field that is missing or wrong
     */
    public static <T> T read(String text, Class<T> type) {
        return Binding.bind(read(text), type);
    }

    private static @Nullable Object value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    var name = in.currentName();
                    in.nextToken();
                    map.put(name, value(in));
                }
                yield map;
            }
            case START_ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(in));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> in.getLongValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> in.getText();
        };
    }
}
