package io.stackctl.kubernetes.storage;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.service.Mount;
import io.stackctl.model.tree.Mapping;
import io.stackctl.workflow.render.StackFiles.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file or folder of this machine that is mounted. What a stack brings along to be read goes into
 * a ConfigMap; what every Linux machine has is the node's; anything else is on no node.
 */
final class BindMount {

    /** What programs look at to know the machine they are on. */
    private static final Pattern OF_ANY_MACHINE =
            Pattern.compile(
                    "/(?:proc|sys|dev|run/udev|lib/modules|usr/src|boot|var/log|etc/machine-id"
                            + "|etc/localtime|etc/timezone|etc/os-release)(?:/.*)?|/");

    private static final String NATIVE =
            "use a named volume for data, `configs` for what is only read, or COPY it into the"
                    + " image";

    private final ServiceScope service;
    private final PodStorage storage;
    private final Mapping entry;
    private final Location place;

    BindMount(ServiceScope service, PodStorage storage, Mapping entry) {
        this.service = service;
        this.storage = storage;
        this.entry = entry;
        this.place = entry.location();
    }

    void add(Mount.Bind bind) {
        if (service.stack().isEngineSocket(bind.source())) {
            refuse(
                    bind,
                    "is a socket of an engine, which no node has",
                    "ask the API of Kubernetes");
        } else if (OF_ANY_MACHINE.matcher(bind.source()).matches()) {
            ofNode(bind);
        } else if (service.stack().files().kind(bind.source()) == Kind.FILE) {
            file(bind);
        } else if (bind.readOnly() && service.stack().files().kind(bind.source()) == Kind.FOLDER) {
            folder(bind);
        } else {
            refuse(bind, "is on this machine, and on no node", NATIVE);
        }
    }

    private void refuse(Mount.Bind bind, String why, String remedy) {
        service.refuse(place, "volumes", "'" + shown(bind.source()) + "' " + why, remedy);
    }

    /** As it is written where it lies beside the definition. */
    private String shown(String source) {
        var folder = service.stack().stack().sources().projectDirectory() + "/";
        return source.startsWith(folder) ? "./" + source.substring(folder.length()) : source;
    }

    private void ofNode(Mount.Bind bind) {
        var name = storage.unused(ObjectNames.of("node" + bind.source()));
        storage.volume(
                name,
                new Fields(place).put("hostPath", new Fields(place).text("path", bind.source())));
        var mount = new Fields(place).text("name", name).text("mountPath", bind.target());
        if (bind.readOnly()) {
            mount.flag("readOnly", true);
        }
        storage.mount(mount);
    }

    private void file(Mount.Bind bind) {
        var content = service.stack().files().content(bind.source());
        if (content.isEmpty()) {
            refuse(bind, "cannot be read, or is longer than 1 MiB", NATIVE);
            return;
        }
        if (!bind.readOnly()) {
            service.warn(
                    place,
                    "volumes",
                    "'" + shown(bind.source()) + "' can only be read there",
                    "write :ro behind it if that is enough, else use a named volume");
        }
        var key = key(bind.target());
        put(key, content.get());
        var file = bind.target().substring(bind.target().lastIndexOf('/') + 1);
        mount(bind, List.of(item(key, file)), Optional.of(file));
    }

    private void folder(Mount.Bind bind) {
        var paths = service.stack().files().below(bind.source());
        if (paths.isEmpty()) {
            refuse(bind, "holds more than an object may, or what is no file", NATIVE);
            return;
        }
        var items = new ArrayList<Mapping>();
        for (var path : paths.get()) {
            var source = bind.source() + "/" + path;
            var content = service.stack().files().content(source);
            if (content.isEmpty()) {
                refuse(bind, "holds " + path + ", which cannot be read or is too long", NATIVE);
                return;
            }
            var key = key(bind.target() + "/" + path);
            put(key, content.get());
            items.add(item(key, path));
        }
        mount(bind, items, Optional.empty());
    }

    /** Of where it is in the container, which is the same wherever it lies here. */
    private static String key(String target) {
        return FileMap.key(target.replaceFirst("^[./]+", ""));
    }

    private void put(String key, byte[] content) {
        storage.files().put(key, content, place);
        storage.digest(storage.files().digest());
    }

    private Mapping item(String key, String path) {
        return new Fields(place).text("key", key).text("path", path).build();
    }

    private void mount(Mount.Bind bind, List<Mapping> items, Optional<String> file) {
        var name = storage.unused(ObjectNames.of("files" + bind.target()));
        if (items.isEmpty()) {
            storage.volume(name, new Fields(place).empty("emptyDir"));
        } else {
            // Nobody says here which of them are programs, and to be one harms no other.
            var map =
                    new Fields(place)
                            .text("name", storage.filesName())
                            .number("defaultMode", 0555)
                            .list("items", items);
            storage.volume(name, new Fields(place).put("configMap", map));
        }
        var mount =
                new Fields(entry.location()).text("name", name).text("mountPath", bind.target());
        file.ifPresent(path -> mount.text("subPath", path));
        storage.mount(mount.flag("readOnly", true));
    }
}
