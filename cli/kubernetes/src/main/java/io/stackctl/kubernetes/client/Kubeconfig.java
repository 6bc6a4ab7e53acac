package io.stackctl.kubernetes.client;

import io.stackctl.failure.Failure.InvalidRequest;
import io.stackctl.failure.NearestName;
import io.stackctl.failure.StackException;
import io.stackctl.files.InputFile;
import io.stackctl.local.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the user's kubeconfig says: the files that {@code KUBECONFIG} lists, else {@code
 * ~/.kube/config}. Of a name in several of them the first counts, as the cluster's own client has
 * it.
 */
final class Kubeconfig {

    private static final List<String> LISTS = List.of("clusters", "users", "contexts");

    /** What names files, from the file that says so. */
    private static final List<String> FILES =
            List.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

    private final Map<String, Map<String, JsonNode>> lists = new LinkedHashMap<>();
    private final List<Path> read = new ArrayList<>();
    private String current = "";

    private Kubeconfig() {
        LISTS.forEach(list -> lists.put(list, new LinkedHashMap<>()));
    }

    /**
     * Reads them; those that are not there say nothing.
     *
     * @throws StackException when one cannot be read
     */
    static Kubeconfig read(Settings settings) {
        var config = new Kubeconfig();
        for (var path : paths(settings)) {
            if (Files.exists(path)) {
                config.add(path);
            }
        }
        return config;
    }

    /** The files that it is looked for in. */
    static String places(Settings settings) {
        return String.join(", ", paths(settings).stream().map(Path::toString).toList());
    }

    private static List<Path> paths(Settings settings) {
        var said = settings.variable("KUBECONFIG");
        if (said.isEmpty()) {
            var home = settings.variable("HOME");
            var folder = home.isEmpty() ? settings.home() : settings.path(home);
            return List.of(folder.resolve(".kube").resolve("config"));
        }
        var paths = new ArrayList<Path>();
        for (var path : said.split(":", -1)) {
            if (!path.isEmpty()) {
                paths.add(path(settings, path));
            }
        }
        return paths;
    }

    private static Path path(Settings settings, String text) {
        try {
            return settings.path(text);
        } catch (InvalidPathException e) {
            throw new StackException(
                    new InvalidRequest("KUBECONFIG: no file can be called '" + text + "'"), e);
        }
    }

    /** Whether there was any file. */
    boolean isThere() {
        return !read.isEmpty();
    }

    private void add(Path path) {
        JsonNode document;
        try {
            document = new YAMLMapper().readTree(InputFile.text(path));
        } catch (IOException e) {
            throw unreadable(path, String.valueOf(e.getMessage()), e);
        } catch (JacksonException e) {
            throw unreadable(path, path + ": is no YAML: " + e.getOriginalMessage(), e);
        }
        read.add(path);
        current = current.isEmpty() ? document.path("current-context").asString("") : current;
        lists.forEach((list, known) -> {
            for (var entry : document.path(list)) {
                var key = list.substring(0, list.length() - 1);
                if (entry.path(key) instanceof ObjectNode value) {
                    known.putIfAbsent(entry.path("name").asString(""), absolute(value, path));
                }
            }
        });
    }

    private static StackException unreadable(Path path, String why, Exception cause) {
        return new StackException(
                new InvalidRequest("cannot read the kubeconfig " + path + ": " + why), cause);
    }

    private static JsonNode absolute(ObjectNode value, Path file) {
        var folder = file.resolveSibling("");
        for (var key : FILES) {
            var named = value.path(key).asString("");
            if (!named.isEmpty()) {
                value.put(key, folder.resolve(named).toString());
            }
        }
        // A program is looked for on the PATH, unless it is named with a folder.
        var program = value.path("exec").path("command").asString("");
        if (program.contains("/") && value.path("exec") instanceof ObjectNode exec) {
            exec.put("command", folder.resolve(program).toString());
        }
        return value;
    }

    /**
     * The context that is meant, alone, as a file of its own.
     *
     * @param wanted its name; empty for the current one
     * @throws StackException when there is none of that name, or it names what is not there
     */
    ObjectNode context(String wanted) {
        var name = wanted.isEmpty() ? current : wanted;
        var contexts = lists.getOrDefault("contexts", Map.of());
        var context = contexts.get(name);
        if (context == null) {
            var help =
                    NearestName.to(name, List.copyOf(contexts.keySet()))
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse(
                                    contexts.isEmpty()
                                            ? "it has none: " + read
                                            : "there are " + String.join(", ", contexts.keySet()));
            throw new StackException(
                    new InvalidRequest(
                            name.isEmpty()
                                    ? "the kubeconfig says no current context"
                                    : "there is no context '" + name + "' in the kubeconfig",
                            help));
        }
        var config = JsonNodeFactory.instance.objectNode();
        config.put("apiVersion", "v1").put("kind", "Config").put("current-context", name);
        put(config, "contexts", name, context);
        put(config, "clusters", context.path("cluster").asString(""), null);
        put(config, "users", context.path("user").asString(""), null);
        return config;
    }

    private void put(ObjectNode config, String list, String name, @Nullable JsonNode known) {
        var key = list.substring(0, list.length() - 1);
        var value = known == null ? lists.getOrDefault(list, Map.of()).get(name) : known;
        if (value != null) {
            config.putArray(list).addObject().put("name", name).set(key, value);
        } else if (!list.equals("users")) {
            throw new StackException(
                    new InvalidRequest(
                            "the kubeconfig has no "
                                    + key
                                    + " '"
                                    + name
                                    + "', which a context names"));
        }
    }
}
