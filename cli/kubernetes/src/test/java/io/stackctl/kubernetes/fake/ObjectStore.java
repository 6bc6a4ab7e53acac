package io.stackctl.kubernetes.fake;

import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The objects of a pretended cluster, and what may be done to them. */
final class ObjectStore {

    private static final JsonMapper JSON = new JsonMapper();

    private record Kept(String plural, ObjectNode object, FieldOwners owners) {}

    private record Happened(long version, String plural, String line) {}

    private final Map<String, Kept> objects = new TreeMap<>();
    private final List<Happened> happened = new ArrayList<>();
    private long version;
    private boolean isReady;

    synchronized void beReady() {
        isReady = true;
    }

    synchronized MockResponse answer(RecordedRequest request) {
        var parts = request.getPath().split("[?]", 2);
        var query = query(parts.length > 1 ? parts[1] : "");
        var path = parts[0].replaceFirst(".*/namespaces/[^/]+/", "").split("/", -1);
        var plural = path[0];
        var name = path.length > 1 ? path[1] : "";
        if (name.isEmpty()) {
            return query.containsKey("watch") ? watch(plural, query) : list(plural, query);
        }
        var kept = objects.get(plural + "/" + name);
        return switch (request.getMethod()) {
            case "GET" -> kept == null ? missing(plural, name) : good(200, kept.object());
            case "DELETE" -> delete(plural, name, kept);
            case "PATCH" -> patch(request, plural, name, query, kept);
            default -> status(405, "MethodNotAllowed", "", "");
        };
    }

    private MockResponse patch(
            RecordedRequest request,
            String plural,
            String name,
            Map<String, String> query,
            @Nullable Kept kept) {
        var body = JSON.readTree(request.getUtf8Body());
        var type = String.valueOf(request.getHeader("Content-Type"));
        if (type.startsWith("application/apply-patch+yaml")) {
            return apply((ObjectNode) body, plural, name, query, kept);
        }
        if (kept == null) {
            return missing(plural, name);
        }
        var changed = kept.object().deepCopy();
        if (body instanceof ArrayNode steps) {
            for (var step : steps) {
                var at = step.path("path").asString("");
                if (step.path("op").asString("").equals("test")) {
                    if (!changed.at(at).equals(step.path("value"))) {
                        return status(422, "Invalid", "test failed", name);
                    }
                } else {
                    var parent = at.substring(0, at.lastIndexOf('/'));
                    ((ObjectNode) changed.at(parent))
                            .set(at.substring(at.lastIndexOf('/') + 1), step.path("value"));
                }
            }
        } else {
            merge(changed, body);
        }
        return good(200, store(FieldOwners.manager("stackctl", "Update"), kept, changed));
    }

    private ObjectNode store(String manager, Kept kept, ObjectNode changed) {
        var before = FieldOwners.leaves(kept.object());
        var after = FieldOwners.leaves(changed);
        var fields = new TreeSet<String>();
        after.forEach((path, value) -> {
            if (!value.equals(before.get(path)) && !path.startsWith("metadata/managedFields")) {
                fields.add(path);
            }
        });
        kept.owners().updated(manager, fields);
        return keep(kept.plural(), changed, kept.owners(), kept.object());
    }

    private MockResponse apply(
            ObjectNode wanted,
            String plural,
            String name,
            Map<String, String> query,
            @Nullable Kept kept) {
        var manager = FieldOwners.manager(query.getOrDefault("fieldManager", ""), "Apply");
        var leaves = FieldOwners.leaves(wanted);
        var is = kept == null ? fresh(wanted) : kept.object();
        var owners = kept == null ? new FieldOwners() : kept.owners().copy();
        var conflicts = owners.conflicts(manager, leaves, is);
        if (!conflicts.isEmpty() && !query.containsKey("force")) {
            return conflict(conflicts, plural, name);
        }
        var result = is.deepCopy();
        owners.given(manager, leaves.keySet()).forEach(path -> remove(result, path));
        merge(result, wanted);
        owners.applied(manager, leaves, is);
        int code = kept == null ? 201 : 200;
        if (query.containsKey("dryRun")) {
            result.withObjectProperty("metadata").set("managedFields", owners.json());
            return good(code, result);
        }
        return good(code, keep(plural, result, owners, kept == null ? null : kept.object()));
    }

    private static void remove(ObjectNode object, String path) {
        JsonNode at = object;
        var parts = path.split("/", -1);
        for (int i = 0; i + 1 < parts.length; i++) {
            at = at.path(parts[i]);
        }
        if (at instanceof ObjectNode holder) {
            holder.remove(parts[parts.length - 1]);
        }
    }

    private ObjectNode fresh(ObjectNode wanted) {
        var fresh = JsonNodeFactory.instance.objectNode();
        fresh.set("apiVersion", wanted.path("apiVersion"));
        fresh.set("kind", wanted.path("kind"));
        fresh.putObject("metadata")
                .put("name", wanted.path("metadata").path("name").asString(""))
                .put("uid", "uid-" + (version + 1))
                .put("creationTimestamp", "2026-01-01T00:00:00Z");
        return fresh;
    }

    private ObjectNode keep(
            String plural, ObjectNode object, FieldOwners owners, @Nullable ObjectNode before) {
        version++;
        var metadata = object.withObjectProperty("metadata");
        metadata.put("resourceVersion", String.valueOf(version));
        boolean same = before != null && before.path("spec").equals(object.path("spec"));
        long generation = metadata.path("generation").asLong(0);
        metadata.put("generation", same ? generation : generation + 1);
        metadata.set("managedFields", owners.json());
        if (isReady && object.path("spec").has("template")) {
            object.set("status", Ready.status(object));
        }
        objects.put(
                plural + "/" + metadata.path("name").asString(""),
                new Kept(plural, object, owners));
        tell(plural, before == null ? "ADDED" : "MODIFIED", object);
        return object;
    }

    private void tell(String plural, String type, ObjectNode object) {
        var event = JsonNodeFactory.instance.objectNode().put("type", type);
        event.set("object", object);
        happened.add(new Happened(version, plural, event.toString()));
    }

    private MockResponse delete(String plural, String name, @Nullable Kept kept) {
        if (kept == null) {
            return missing(plural, name);
        }
        if (!kept.object().path("metadata").path("finalizers").isEmpty()) {
            var leaving = kept.object().deepCopy();
            leaving.withObjectProperty("metadata").put("deletionTimestamp", "2026-01-01T00:00:00Z");
            return good(200, keep(plural, leaving, kept.owners(), kept.object()));
        }
        objects.remove(plural + "/" + name);
        version++;
        var gone = kept.object().deepCopy();
        gone.withObjectProperty("metadata").put("resourceVersion", String.valueOf(version));
        tell(plural, "DELETED", gone);
        return good(200, kept.object());
    }

    private MockResponse list(String plural, Map<String, String> query) {
        var list = JsonNodeFactory.instance.objectNode().put("kind", "List");
        list.putObject("metadata").put("resourceVersion", String.valueOf(version));
        var items = list.putArray("items");
        for (var kept : objects.values()) {
            if (kept.plural().equals(plural) && fits(kept.object(), query)) {
                var item = kept.object().deepCopy();
                item.remove(List.of("apiVersion", "kind"));
                items.add(item);
            }
        }
        return good(200, list);
    }

    private MockResponse watch(String plural, Map<String, String> query) {
        long since = Long.parseLong(query.getOrDefault("resourceVersion", "0"));
        var lines = new StringBuilder();
        for (var event : happened) {
            if (event.version() > since
                    && event.plural().equals(plural)
                    && fits((ObjectNode) JSON.readTree(event.line()).path("object"), query)) {
                lines.append(event.line()).append('\n');
            }
        }
        return new MockResponse().setResponseCode(200).setBody(lines.toString());
    }

    private static boolean fits(ObjectNode object, Map<String, String> query) {
        for (var term : query.getOrDefault("labelSelector", "").split(",", -1)) {
            var words = term.split("=", 2);
            var label = object.path("metadata").path("labels").path(words[0]);
            if (!term.isEmpty()
                    && (label.isMissingNode()
                            || (words.length > 1 && !label.asString("").equals(words[1])))) {
                return false;
            }
        }
        return true;
    }

    synchronized void change(String plural, String name, Consumer<ObjectNode> change) {
        var kept = objects.get(plural + "/" + name);
        if (kept == null) {
            throw new AssertionError(plural + "/" + name + " is none of " + objects.keySet());
        }
        var object = kept.object().deepCopy();
        change.accept(object);
        keep(plural, object, kept.owners(), kept.object());
    }

    synchronized void set(String manager, String plural, String name, String merge) {
        var kept = objects.get(plural + "/" + name);
        if (kept == null) {
            throw new AssertionError(plural + "/" + name + " is none of " + objects.keySet());
        }
        var changed = kept.object().deepCopy();
        merge(changed, JSON.readTree(merge));
        store(FieldOwners.manager(manager, "Update"), kept, changed);
    }

    synchronized void put(String plural, String json) {
        var given = (ObjectNode) JSON.readTree(json);
        var object = fresh(given);
        merge(object, given);
        keep(plural, object, new FieldOwners(), null);
    }

    synchronized Optional<ObjectNode> find(String plural, String name) {
        return Optional.ofNullable(objects.get(plural + "/" + name)).map(Kept::object);
    }

    synchronized List<String> names(String plural) {
        return objects.values().stream()
                .filter(kept -> kept.plural().equals(plural))
                .map(kept -> kept.object().path("metadata").path("name").asString(""))
                .toList();
    }

    private static void merge(ObjectNode into, JsonNode part) {
        for (var field : part.properties()) {
            var value = field.getValue();
            if (value.isNull()) {
                into.remove(field.getKey());
            } else if (value.isObject() && into.path(field.getKey()) instanceof ObjectNode inner) {
                merge(inner, value);
            } else {
                into.set(field.getKey(), value.deepCopy());
            }
        }
    }

    private static MockResponse conflict(List<String[]> conflicts, String plural, String name) {
        var status = statusOf(409, "Conflict", "Apply failed with conflicts", name);
        var causes = status.withObjectProperty("details").put("kind", plural).putArray("causes");
        for (var conflict : conflicts) {
            causes.addObject()
                    .put("reason", "FieldManagerConflict")
                    .put(
                            "message",
                            "conflict with \"" + conflict[0].split(" ", -1)[0] + "\" using apps/v1")
                    .put("field", "." + conflict[1].replace("/", "."));
        }
        return good(409, status);
    }

    private static MockResponse missing(String plural, String name) {
        return status(404, "NotFound", plural + " \"" + name + "\" not found", name);
    }

    private static MockResponse status(int code, String reason, String message, String name) {
        return good(code, statusOf(code, reason, message, name));
    }

    private static ObjectNode statusOf(int code, String reason, String message, String name) {
        var status =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("kind", "Status")
                        .put("reason", reason)
                        .put("message", message)
                        .put("code", code);
        status.putObject("details").put("name", name);
        return status;
    }

    private static MockResponse good(int code, JsonNode body) {
        return new MockResponse()
                .setResponseCode(code)
                .setHeader("Content-Type", "application/json")
                .setBody(body.toString());
    }

    private static Map<String, String> query(String text) {
        var query = new HashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var words = pair.split("=", 2);
            query.put(
                    words[0],
                    words.length > 1 ? URLDecoder.decode(words[1], StandardCharsets.UTF_8) : "");
        }
        return query;
    }
}
