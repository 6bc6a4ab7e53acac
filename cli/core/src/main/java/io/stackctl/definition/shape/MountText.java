package io.stackctl.definition.shape;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The short form of a mount: {@code [SOURCE:]TARGET[:OPTION,…]}. A single letter before a colon is
 * a Windows drive, also where Docker Compose's users did not mean one.
 */
public final class MountText {

    private static final Set<String> PROPAGATIONS =
            Set.of("rprivate", "private", "rshared", "shared", "rslave", "slave");

    private MountText() {}

    /** The long form. */
    public static Mapping parse(String text, Location location) {
        var parts = parts(text);
        var source = parts.size() > 1 ? parts.getFirst() : "";
        var target = parts.size() > 1 ? parts.get(1) : parts.getFirst();
        var options = parts.size() > 2 ? List.of(parts.get(2).split(",")) : List.<String>of();
        var isBind = isPath(source);
        var mount = Mapping.builder(location);
        mount.put("type", text(isBind ? "bind" : "volume", location));
        if (!source.isEmpty()) {
            mount.put("source", text(source, location));
        }
        mount.put("target", text(Paths.clean(target), location));
        var access = options.stream().filter(Set.of("ro", "rw")::contains).toList();
        if (!access.isEmpty() && access.getLast().equals("ro")) {
            mount.put("read_only", new Scalar.Bool(true, location));
        }
        var bind = bind(options, isBind, location);
        if (!bind.isEmpty()) {
            mount.put("bind", bind);
        }
        if (options.contains("nocopy")) {
            mount.put(
                    "volume",
                    Mapping.empty(location).with("nocopy", new Scalar.Bool(true, location)));
        } else if (!isBind && text.length() > 2) {
            mount.put("volume", Mapping.empty(location));
        }
        return mount.build();
    }

    /** The path in the container. */
    static String target(String text) {
        var parts = parts(text);
        return parts.size() > 1 ? parts.get(1) : parts.getFirst();
    }

    private static Mapping bind(List<String> options, boolean isBind, Location location) {
        var bind = Mapping.builder(location);
        for (var option : options) {
            if (PROPAGATIONS.contains(option)) {
                bind.put("propagation", text(option, location));
            } else if (option.equals("z") || option.equals("Z")) {
                bind.put("selinux", text(option, location));
            }
        }
        if (isBind) {
            bind.put("create_host_path", new Scalar.Bool(true, location));
        }
        return bind.build();
    }

    private static Scalar text(String value, Location location) {
        return new Scalar.Text(value, location);
    }

    private static List<String> parts(String text) {
        if (text.isEmpty()) {
            throw invalid("invalid empty volume spec");
        }
        if (text.length() <= 2) {
            return List.of(text);
        }
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var braces = 0;
        for (var i = 0; i <= text.length(); i++) {
            var end = i == text.length();
            var c = end ? '\0' : text.charAt(i);
            if (c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '{') {
                braces++;
            } else if (c == '}' && braces > 0) {
                braces--;
            } else if (c == ':' && part.length() == 1 && Character.isLetter(part.charAt(0))) {
                part.append(c);
                continue;
            } else if ((c == ':' || end) && braces == 0) {
                if (part.isEmpty()) {
                    throw invalid("invalid spec: " + text + ": empty section between colons");
                }
                parts.add(part.toString());
                part.setLength(0);
                if (parts.size() == 3 && !end) {
                    throw invalid("invalid spec: " + text + ": too many colons");
                }
                continue;
            }
            part.append(c);
        }
        if (parts.isEmpty()) {
            throw invalid("invalid spec: " + text + ": a brace is not closed");
        }
        return parts;
    }

    private static InvalidValueException invalid(String message) {
        return new InvalidValueException(
                message, "write it as SOURCE:TARGET or SOURCE:TARGET:ro, such as \"./data:/data\"");
    }

    private static boolean isPath(String source) {
        if (source.isEmpty()) {
            return false;
        }
        var first = source.charAt(0);
        return first == '.'
                || first == '/'
                || first == '~'
                || source.startsWith("\\\\")
                || (Character.isLetter(first) && source.length() > 1 && source.charAt(1) == ':');
    }
}
