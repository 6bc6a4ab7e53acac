package io.stackctl.kubernetes.storage;

import io.stackctl.failure.Location;
import io.stackctl.kubernetes.object.Fields;
import io.stackctl.kubernetes.object.KubernetesObject;
import io.stackctl.kubernetes.scope.ObjectNames;
import io.stackctl.kubernetes.scope.ServiceScope;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Scalar;
import io.stackctl.model.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is mounted into the pods of a service. */
public final class PodStorage {

    private final ServiceScope service;
    private final Map<String, Mapping> volumes = new LinkedHashMap<>();
    private final List<Mapping> mounts = new ArrayList<>();
    private final FileMap files = new FileMap();
    private final StringBuilder digests = new StringBuilder();

    private PodStorage(ServiceScope service) {
        this.service = service;
    }

    public static PodStorage of(ServiceScope service) {
        var storage = new PodStorage(service);
        var definition = service.definition();
        var volumeMounts = new VolumeMounts(service, storage);
        for (var mount : definition.mappings("volumes")) {
            volumeMounts.add(mount);
        }
        storage.addTmpfs();
        storage.addShm();
        for (var kind : GrantedFiles.Kind.values()) {
            for (var grant : definition.mappings(kind.key())) {
                storage.addGrant(kind, grant);
            }
        }
        return storage;
    }

    /** Of the pod. */
    public List<Mapping> volumes() {
        return List.copyOf(volumes.values());
    }

    /** Of the container. */
    public List<Mapping> mounts() {
        return List.copyOf(mounts);
    }

    /** Changes with the contents of what is mounted; empty where nothing has any. */
    public String digest() {
        return digests.isEmpty() ? "" : ObjectNames.hash(digests.toString());
    }

    /** Files of this machine that are mounted go along in an object. */
    public Optional<KubernetesObject> filesObject() {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        if (files.isTooLong()) {
            service.refuse(
                    service.at("volumes"),
                    "volumes",
                    "the files that are mounted are longer than an object may be, 1 MiB",
                    "copy them into the image, or use a volume");
        }
        return Optional.of(
                files.configMap(service.metadata(filesName()).build(), service.at("volumes")));
    }

    String filesName() {
        return ObjectNames.of(service.name() + "-files");
    }

    FileMap files() {
        return files;
    }

    /** Files are part of what a pod is made from. */
    void digest(String text) {
        digests.append(text).append('\0');
    }

    void volume(String name, Fields volume) {
        var named = new Fields(volume.build().location()).text("name", name);
        for (var entry : volume.build().entries()) {
            named.put(entry.key(), entry.value());
            if (!named.has(entry.key())) {
                named.empty(entry.key());
            }
        }
        volumes.putIfAbsent(name, named.build());
    }

    void mount(Fields mount) {
        var built = mount.build();
        if (built.text("mountPath", "").startsWith("/")) {
            mounts.add(built);
        } else {
            service.refuse(
                    built.location(),
                    "volumes",
                    "'" + built.text("mountPath", "") + "' is no absolute path",
                    "say where in the container it is, from its root");
        }
    }

    private void addTmpfs() {
        if (service.definition().get("tmpfs") instanceof Sequence tmpfs) {
            for (var item : tmpfs.items()) {
                var text = ((Scalar) item).text();
                int colon = text.indexOf(':');
                memory(
                        colon < 0 ? text : text.substring(0, colon),
                        Tmpfs.size(colon < 0 ? "" : text.substring(colon + 1), service, item),
                        item.location());
            }
        }
    }

    private void addShm() {
        var size = service.definition().number("shm_size").filter(bytes -> bytes > 0);
        size.ifPresent(bytes -> memory("/dev/shm", Optional.of(bytes), service.at("shm_size")));
    }

    void memory(String target, Optional<Long> size, Location place) {
        var empty = new Fields(place).text("medium", "Memory");
        size.ifPresent(bytes -> empty.text("sizeLimit", Quantity.bytes(bytes)));
        var name = unused(ObjectNames.of("memory" + target));
        volume(name, new Fields(place).put("emptyDir", empty));
        mount(new Fields(place).text("name", name).text("mountPath", target));
    }

    private void addGrant(GrantedFiles.Kind kind, Mapping grant) {
        var granted = new GrantedFiles(service.stack());
        var source = grant.text("source", "");
        var definition = granted.definition(kind, source);
        if (definition.isEmpty()) {
            return;
        }
        var target = target(kind, grant, source);
        var file = target.substring(target.lastIndexOf('/') + 1);
        var item = new Fields(grant.location()).text("key", FileMap.key(source)).text("path", file);
        grant.text("mode").ifPresent(mode -> item.number("mode", Integer.parseInt(mode, 8)));
        var name = unused(ObjectNames.of(kind.key().replaceAll("s$", "-") + source));
        var items = new Sequence(List.of(item.build()), grant.location());
        var from = new Fields(grant.location());
        if (kind == GrantedFiles.Kind.CONFIG) {
            from.text("name", granted.name(definition.get())).put("items", items);
            volume(name, new Fields(grant.location()).put("configMap", from));
        } else {
            from.text("secretName", granted.name(definition.get())).put("items", items);
            volume(name, new Fields(grant.location()).put("secret", from));
        }
        mount(
                new Fields(grant.location())
                        .text("name", name)
                        .text("mountPath", target)
                        .text("subPath", file)
                        .flag("readOnly", true));
        digest(granted.digest(kind, source));
    }

    private static String target(GrantedFiles.Kind kind, Mapping grant, String source) {
        var said = grant.text("target", "");
        var target = said.isEmpty() ? source : said;
        if (target.startsWith("/")) {
            return target;
        }
        return (kind == GrantedFiles.Kind.CONFIG ? "/" : "/run/secrets/") + target;
    }

    /** A name for a volume of the pod that none has yet. */
    String unused(String name) {
        var free = name;
        for (var i = 2; volumes.containsKey(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
