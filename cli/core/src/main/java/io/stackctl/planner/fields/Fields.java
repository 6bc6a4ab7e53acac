package io.stackctl.planner.fields;

import io.stackctl.model.AddressCredentials;
import io.stackctl.model.Service;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
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
public final class Fields {

    private static final Set<String> IGNORED =
            Set.of("build", "pull_policy", "scale", "depends_on", "profiles");
    private static final Pattern SECRET =
            Pattern.compile(
                    "(?i)passw|secret|token|credential|private|api_?key|_key$|auth|dsn|passphrase");

    private static final String HIDDEN = "(hidden)";
    private static final String VARIABLE = "environment.";
    private static final String CONTENT = "content of ";
    private static final int MOST_SHOWN = 3;
    private static final int LONGEST_SHOWN = 60;
    private static final int LONGEST_KEPT = 80;

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
    public static Fields of(Service service, Map<String, String> contents) {
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

    /** Those of another form of a definition, by their names. */
    public static Fields of(Map<String, String> values) {
        var fields = new TreeMap<>(values);
        fields.replaceAll((field, value) -> kept(field, value));
        return new Fields(fields);
    }

    /** Reads what {@link #toString} wrote, now or in a version of before. */
    public static Fields parse(String text) {
        var values = FieldText.read(text);
        values.replaceAll((field, value) -> kept(field, value));
        return new Fields(values);
    }

    private static void flatten(String path, Node node, Map<String, String> values) {
        if (node instanceof Mapping mapping) {
            for (var entry : mapping.entries()) {
                flatten(path + "." + entry.key(), entry.value(), values);
            }
        } else if (node instanceof Sequence sequence) {
            boolean named = false;
            for (int i = 0; i < sequence.items().size(); i++) {
                Node item = sequence.items().get(i);
                String place = path + "[" + i + "]";
                flatten(place, item, values);
                if (named && item instanceof Scalar) {
                    // Such as what follows --password.
                    values.put(place, HIDDEN);
                }
                named = item instanceof Scalar scalar && SECRET.matcher(scalar.text()).find();
            }
        } else if (node instanceof Scalar scalar) {
            var field = path.replace("=", "-");
            values.put(field, kept(field, scalar.text()));
        }
    }

    /** What may be seen of a value by everyone who lists labels: no secret, and not all of it. */
    private static String kept(String field, String value) {
        if (field.startsWith(CONTENT)) {
            return value;
        }
        boolean tells = !field.equals("image") && SECRET.matcher(value).find();
        if (tells || SECRET.matcher(field).find()) {
            return HIDDEN;
        }
        var shown = AddressCredentials.withoutPassword(value, "***");
        return shown.length() <= LONGEST_KEPT
                ? shown
                : shown.substring(0, LONGEST_SHOWN - 20)
                        + "\u2026"
                        + Integer.toHexString(value.hashCode());
    }

    /**
     * The same without variables of some names.
     *
     * @param prefixes how these begin
     */
    public Fields withoutVariables(List<String> prefixes) {
        if (prefixes.isEmpty()) {
            return this;
        }
        var left = new TreeMap<>(values);
        left.keySet().removeIf(field -> isVariable(field, prefixes));
        return new Fields(left);
    }

    private static boolean isVariable(String field, List<String> prefixes) {
        return prefixes.stream().anyMatch(prefix -> field.startsWith(VARIABLE + prefix));
    }

    /** Configs and secrets whose content differs; none when one side does not know it. */
    public List<String> changedContents(Fields before) {
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
    public Optional<String> differenceTo(Fields before) {
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
        var name = field.startsWith(VARIABLE) ? "env " + field.substring(VARIABLE.length()) : field;
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

    /** One line, sorted; see {@link FieldText}. */
    @Override
    public String toString() {
        return FieldText.write(values);
    }
}
