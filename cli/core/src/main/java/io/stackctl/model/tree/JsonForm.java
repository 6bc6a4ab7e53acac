package io.stackctl.model.tree;

import io.stackctl.failure.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;

/**
 * The tree as Docker Compose's JSON has it: without extension fields below the top level, and with
 * the keys of block devices capitalised. Hashes rest on it.
 */
public final class JsonForm {

    /** Mappings whose keys the user chooses, so that {@code x-} means nothing there. */
    private static final Set<String> FREE_KEYS =
            Set.of(
                    "additional_contexts",
                    "annotations",
                    "args",
                    "aux_addresses",
                    "depends_on",
                    "driver_opts",
                    "environment",
                    "labels",
                    "log_opt",
                    "models",
                    "networks",
                    "options",
                    "storage_opt",
                    "sysctls",
                    "ulimits");

    private JsonForm() {}

    /** A service, network, volume, secret, config or model. */
    public static Mapping of(Mapping definition) {
        return mapping(definition, false);
    }

    /** A whole document: keys sorted, extension fields at the top level, and no models. */
    public static Mapping document(Mapping document) {
        var keys = new ArrayList<>(document.keys());
        Collections.sort(keys);
        var json = Mapping.builder(document.location());
        for (var key : keys) {
            var entry = document.entry(key);
            if (entry != null && !key.equals("models")) {
                json.put(key, key.startsWith("x-") ? entry.value() : resources(entry.value()));
            }
        }
        return json.build();
    }

    private static Node resources(Node node) {
        if (!(node instanceof Mapping resources)) {
            return node;
        }
        var json = Mapping.builder(resources.location());
        for (var entry : resources.entries()) {
            json.put(entry.key(), node(entry.value(), false));
        }
        return json.build();
    }

    /** What is hashed of a volume: {@code local} is the driver if none is given. */
    public static Mapping volumeForHash(Mapping definition) {
        var json = Mapping.builder(definition.location());
        var volume = of(definition);
        for (var entry : volume.entries()) {
            if (!entry.key().equals("name") && !volume.has("driver") && !json.has("driver")) {
                json.put("driver", local());
            }
            json.put(entry);
        }
        if (!volume.has("driver")) {
            json.put("driver", local());
        }
        return json.build();
    }

    private static Scalar local() {
        return new Scalar.Text("local", Location.NONE);
    }

    private static Node node(Node node, boolean freeKeys) {
        if (node instanceof Mapping mapping) {
            return mapping(mapping, freeKeys);
        }
        if (!(node instanceof Sequence sequence)) {
            return node;
        }
        var items = new ArrayList<Node>();
        for (var item : sequence.items()) {
            items.add(node(item, freeKeys));
        }
        return new Sequence(items, sequence.location());
    }

    private static Mapping mapping(Mapping mapping, boolean freeKeys) {
        var json = Mapping.builder(mapping.location());
        for (var entry : mapping.entries()) {
            var key = entry.key();
            if (freeKeys) {
                json.put(key, node(entry.value(), false));
            } else if (key.equals("ulimits") && entry.value() instanceof Mapping ulimits) {
                json.put(key, limits(ulimits));
            } else if (key.equals("blkio_config") && entry.value() instanceof Mapping devices) {
                json.put(key, blockDevices(devices));
            } else if (!key.startsWith("x-")) {
                json.put(key, node(entry.value(), FREE_KEYS.contains(key)));
            }
        }
        return json.build();
    }

    /** A limit of zero is left out. */
    private static Mapping limits(Mapping ulimits) {
        var json = Mapping.builder(ulimits.location());
        for (var entry : ulimits.entries()) {
            if (!(entry.value() instanceof Mapping limit)) {
                json.put(entry);
                continue;
            }
            var kept = Mapping.builder(limit.location());
            for (var bound : limit.entries()) {
                if (!(bound.value() instanceof Scalar.Int number && number.value() == 0)) {
                    kept.put(bound);
                }
            }
            json.put(entry.key(), kept.build());
        }
        return json.build();
    }

    private static Mapping blockDevices(Mapping devices) {
        var json = Mapping.builder(devices.location());
        for (var entry : devices.entries()) {
            if (entry.value() instanceof Sequence sequence) {
                var items = new ArrayList<Node>();
                for (var item : sequence.items()) {
                    items.add(item instanceof Mapping device ? capitalised(device) : item);
                }
                json.put(entry.key(), new Sequence(items, sequence.location()));
            } else if (!entry.key().startsWith("x-")) {
                json.put(entry);
            }
        }
        return json.build();
    }

    private static Mapping capitalised(Mapping device) {
        var json = Mapping.builder(device.location());
        for (var entry : device.entries()) {
            var key = entry.key();
            if (!key.startsWith("x-")) {
                json.put(Character.toUpperCase(key.charAt(0)) + key.substring(1), entry.value());
            }
        }
        return json.build();
    }
}
