package io.stackctl.workflow.source;

import com.google.gson.stream.JsonReader;
import io.stackctl.workflow.NoRemotes;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One case of the conformance corpus: files, a command line of {@code config}, what it must give.
 */
record ConformanceCase(Map<String, Object> json) {

    static ConformanceCase parse(String line) throws IOException {
        return new ConformanceCase(object(value(line)));
    }

    /** A JSON text as maps, lists, text, numbers, booleans and null. */
    static @Nullable Object value(String text) throws IOException {
        try (var reader = new JsonReader(new StringReader(text))) {
            return read(reader);
        }
    }

    private static @Nullable Object read(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                var map = new LinkedHashMap<String, @Nullable Object>();
                reader.beginObject();
                while (reader.hasNext()) {
                    map.put(reader.nextName(), read(reader));
                }
                reader.endObject();
                yield map;
            }
            case BEGIN_ARRAY -> {
                var list = new ArrayList<@Nullable Object>();
                reader.beginArray();
                while (reader.hasNext()) {
                    list.add(read(reader));
                }
                reader.endArray();
                yield list;
            }
            case STRING -> reader.nextString();
            case NUMBER -> new BigDecimal(reader.nextString()).stripTrailingZeros();
            case BOOLEAN -> reader.nextBoolean();
            default -> {
                reader.nextNull();
                yield null;
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked")
    private List<String> texts(String key) {
        return (List<String>) json.getOrDefault(key, List.of());
    }

    String id() {
        return String.valueOf(json.get("id"));
    }

    String facet() {
        return String.valueOf(json.get("facet"));
    }

    boolean isValid() {
        return !expected().containsKey("error");
    }

    Map<String, Object> expected() {
        return object(json.get("expect"));
    }

    /** Writes the files below {@code case}, beside an empty home. */
    void writeFiles(Path root) throws IOException {
        Files.createDirectories(root.resolve("case-home"));
        Files.createDirectories(directory(root));
        for (var name : texts("dirs")) {
            Files.createDirectories(root.resolve("case").resolve(name));
        }
        for (var file : object(json.get("files")).entrySet()) {
            var path = root.resolve("case").resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, (String) file.getValue(), StandardCharsets.UTF_8);
        }
    }

    private Path directory(Path root) {
        return root.resolve("case").resolve((String) json.getOrDefault("cwd", "")).normalize();
    }

    StackChoice choice(Path root) {
        var environment = new HashMap<String, String>();
        environment.put("PATH", "/bin");
        environment.put("HOME", root.resolve("case-home").toString());
        environment.put("PWD", directory(root).toString());
        environment.put("LC_ALL", "C.UTF-8");
        object(json.getOrDefault("env", Map.of()))
                .forEach((name, value) -> environment.put(name, (String) value));
        var profiles = new ArrayList<String>();
        var environmentFiles = new ArrayList<String>();
        var single = new HashMap<String, String>();
        var words = splitFlags(texts("global"));
        for (var i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--profile" -> profiles.add(words.get(++i));
                case "--env-file" -> environmentFiles.add(words.get(++i));
                case "--all-resources" -> single.put("--all-resources", "");
                case "-p" -> single.put("--project-name", words.get(++i));
                default -> single.put(words.get(i), words.get(++i));
            }
        }
        var input = (String) json.getOrDefault("stdin", "");
        return new StackChoice(
                directory(root).toString(),
                environment,
                texts("f"),
                () -> input.getBytes(StandardCharsets.UTF_8),
                Optional.ofNullable(single.get("--project-directory")),
                Optional.ofNullable(single.get("--project-name")),
                environmentFiles,
                profiles,
                new NoRemotes(),
                single.containsKey("--all-resources"));
    }

    private static List<String> splitFlags(List<String> words) {
        var split = new ArrayList<String>();
        for (var word : words) {
            var equals = word.indexOf('=');
            if (word.startsWith("--") && equals > 0) {
                split.add(word.substring(0, equals));
                split.add(word.substring(equals + 1));
            } else {
                split.add(word);
            }
        }
        return split;
    }

    ConfigRequest request() {
        var view = ConfigRequest.View.MODEL;
        var format = "";
        var services = new ArrayList<String>();
        var hashed = new ArrayList<String>();
        var without = EnumSet.noneOf(ConfigRequest.Omission.class);
        var words = splitFlags(texts("args"));
        for (var i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--format" -> format = words.get(++i);
                case "-q", "--quiet" -> {}
                case "--no-interpolate" -> without.add(ConfigRequest.Omission.INTERPOLATION);
                case "--no-normalize" -> without.add(ConfigRequest.Omission.NORMALISATION);
                case "--no-path-resolution" -> without.add(ConfigRequest.Omission.PATH_RESOLUTION);
                case "--no-consistency" -> without.add(ConfigRequest.Omission.CONSISTENCY);
                case "--no-env-resolution" -> without.add(ConfigRequest.Omission.ENV_RESOLUTION);
                case "--hash" -> {
                    view = ConfigRequest.View.HASH;
                    hashed.addAll(List.of(words.get(++i).split(",")));
                    hashed.remove("*");
                }
                default -> {
                    var word = words.get(i);
                    if (word.startsWith("--")) {
                        view =
                                ConfigRequest.View.valueOf(
                                        word.substring(2).toUpperCase(Locale.ROOT));
                    } else {
                        services.add(word);
                    }
                }
            }
        }
        return new ConfigRequest(
                view, format, services, hashed, without, ConfigRequest.Images.AS_WRITTEN);
    }

    boolean isQuiet() {
        return texts("args").contains("-q") || texts("args").contains("--quiet");
    }
}
