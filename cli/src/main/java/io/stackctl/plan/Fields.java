package io.stackctl.plan;

import io.stackctl.model.Mapping;
import io.stackctl.model.Node;
import io.stackctl.model.Scalar;
import io.stackctl.model.Sequence;
import io.stackctl.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A definition as flat fields, such as {@code environment.LOG_LEVEL} = {@code info}: what a
 * container remembers of the definition it was made from, so that a later plan can say what
 * changed. Values that look like secrets are left out, since labels are shown in many places.
 */
final class Fields {

    private static final Set<String> IGNORED =
            Set.of("build", "pull_policy", "scale", "depends_on", "profiles");
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i).*(passw|secret|token|credential|private|api_?key|_key$|auth|dsn|passphrase).*");
    private static final String HIDDEN = "(hidden)";
    private static final String CONTENT = "content of ";
    private static final int MOST_SHOWN = 3;
    private static final int LONGEST_SHOWN = 60;

    private final Map<String, String> values;

    private Fields(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Those of a service.
     *
     * @param contents digests of configs and secrets by what they are, such as {@code config
     *     app.conf}
     */
    static Fields of(Service service, Map<String, String> contents) {
        var values = new TreeMap<String, String>();
        for (var entry : service.definition().entries()) {
            if (!IGNORED.contains(entry.key())) {
                flatten(entry.key(), entry.value(), values);
            }
        }
        values.remove("deploy.replicas");
        contents.forEach((what, digest) -> values.put(CONTENT + what, digest));
        return new Fields(values);
    }

    /** Reads what {@link #toString} wrote. */
    static Fields parse(String text) {
        var values = new TreeMap<String, String>();
        for (var line : text.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), unescaped(line.substring(equals + 1)));
            }
        }
        return new Fields(values);
    }

    private static void flatten(String path, Node node, Map<String, String> values) {
        if (node instanceof Mapping mapping) {
            for (var entry : mapping.entries()) {
                flatten(path + "." + entry.key(), entry.value(), values);
            }
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                flatten(path + "[" + i + "]", sequence.items().get(i), values);
            }
        } else if (node instanceof Scalar scalar) {
            values.put(
                    path.replace("=", "-"),
                    SECRET.matcher(path).matches() ? HIDDEN : scalar.text());
        }
    }

    /** Configs and secrets whose content differs; none when one side does not know it. */
    List<String> changedContents(Fields before) {
        var changed = new ArrayList<String>();
        values.forEach((field, digest) -> {
            var was = before.values.get(field);
            if (field.startsWith(CONTENT) && was != null && !was.equals(digest)) {
                changed.add(field + " changed");
            }
        });
        return changed;
    }

    /** What differs, in words; empty when nothing that may be shown does. */
    Optional<String> differenceTo(Fields before) {
        var fields = new TreeSet<>(values.keySet());
        fields.addAll(before.values.keySet());
        var differences = new ArrayList<String>();
        for (var field : fields) {
            var was = before.values.get(field);
            var is = values.get(field);
            if (!field.startsWith(CONTENT) && !(is == null ? was == null : is.equals(was))) {
                differences.add(difference(field, was, is));
            }
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        var shown =
                String.join(", ", differences.subList(0, Math.min(MOST_SHOWN, differences.size())));
        int more = differences.size() - MOST_SHOWN;
        return Optional.of(more > 0 ? shown + " and " + more + " more" : shown);
    }

    private static String difference(String field, @Nullable String was, @Nullable String is) {
        var name =
                field.startsWith("environment.")
                        ? "env " + field.substring("environment.".length())
                        : field;
        if (was == null) {
            return name + " added";
        }
        if (is == null) {
            return name + " removed";
        }
        return name + (field.equals("image") ? " " : ": ") + shown(was) + " -> " + shown(is);
    }

    private static String shown(String value) {
        var line = value.isEmpty() ? "''" : escaped(value);
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN - 1) + "…";
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String value) {
        var text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                text.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    /** One {@code field=value} a line, sorted; line ends and backslashes of values are escaped. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        values.forEach((field, value) ->
                text.append(field).append('=').append(escaped(value)).append('\n'));
        return text.toString();
    }
}
