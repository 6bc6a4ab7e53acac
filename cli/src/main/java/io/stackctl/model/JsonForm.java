package io.stackctl.model;

import io.stackctl.failure.Location;
import java.util.ArrayList;
import java.util.Set;

/**
 * The tree as the peer's JSON has it: without extension fields below the top level, and with the
 * keys of block devices capitalised. Hashes rest on it.
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

    /** What is hashed of a volume: {@code local} is the driver if none is given. */
    static Mapping volumeForHash(Mapping definition) {
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
        return switch (node) {
            case Mapping mapping -> mapping(mapping, freeKeys);
            case Sequence sequence -> {
                var items = new ArrayList<Node>();
                for (var item : sequence.items()) {
                    items.add(node(item, freeKeys));
                }
                yield new Sequence(items, sequence.location());
            }
            case Scalar scalar -> scalar;
        };
    }

    private static Mapping mapping(Mapping mapping, boolean freeKeys) {
        var json = Mapping.builder(mapping.location());
        for (var entry : mapping.entries()) {
            var key = entry.key();
            if (freeKeys) {
                json.put(key, node(entry.value(), false));
            } else if (key.equals("blkio_config") && entry.value() instanceof Mapping devices) {
                json.put(key, blockDevices(devices));
            } else if (!key.startsWith("x-")) {
                json.put(key, node(entry.value(), FREE_KEYS.contains(key)));
            }
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
