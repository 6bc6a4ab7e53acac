package io.stackctl.engine;

import io.stackctl.files.Packed;
import io.stackctl.files.PackedFiles;
import io.stackctl.files.SingleFile;
import io.stackctl.files.TarContents;
import io.stackctl.files.TarEntry;
import io.stackctl.files.TarStream;
import io.stackctl.state.MountedVolume;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Files of the fake engine's containers and volumes. Guarded by the engine's lock. */
final class FakeFiles {

    private final Map<String, Map<String, ContainerFile>> volumes = new HashMap<>();

    /** Puts a file where its path leads: into the container, or into what is mounted there. */
    void put(FakeContainer container, ContainerFile file) {
        var mount = mount(container, file.path());
        if (mount.isEmpty()) {
            container.files.put(file.path(), file);
        } else {
            volumes.computeIfAbsent(mount.get().name(), _ -> new HashMap<>())
                    .put(inside(mount.get(), file.path()), file);
        }
    }

    void unpack(FakeContainer container, String folder, InputStream tar) {
        try {
            for (var member : TarContents.of(tar)) {
                var path = (folder.endsWith("/") ? folder : folder + "/") + member.name();
                put(container, new ContainerFile(path, member.content(), member.mode(), 0, 0));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<ContainerFile> find(FakeContainer container, String path) {
        return mount(container, path)
                .map(mount ->
                        Optional.ofNullable(
                                volumes.getOrDefault(mount.name(), Map.of())
                                        .get(inside(mount, path))))
                .orElseGet(() -> Optional.ofNullable(container.files.get(path)));
    }

    /** A folder with what is in it, where a volume is mounted. */
    Optional<InputStream> packAll(FakeContainer container, String folder) {
        return container.mounts.stream()
                .filter(mount -> mount.destination().equals(folder))
                .findFirst()
                .map(mount -> new TarStream(packed(mount.name())));
    }

    private PackedFiles packed(String volume) {
        var entries = new ArrayList<Packed>();
        volumes.getOrDefault(volume, Map.of())
                .forEach((name, file) -> {
                    var content = file.content().getBytes(StandardCharsets.UTF_8);
                    entries.add(
                            new Packed(
                                    TarEntry.of(
                                            "folder/" + name,
                                            "",
                                            TarEntry.Kind.FILE,
                                            file.mode(),
                                            content.length,
                                            Instant.EPOCH),
                                    new ByteArrayInputStream(content)));
                });
        return PackedFiles.of(entries);
    }

    void remove(FakeContainer container, String path) {
        var mount = mount(container, path);
        if (mount.isPresent()) {
            volumes.getOrDefault(mount.get().name(), new HashMap<>())
                    .remove(inside(mount.get(), path));
            return;
        }
        container.files.keySet().removeIf(file -> file.equals(path) || file.startsWith(path + "/"));
    }

    InputStream pack(ContainerFile file) {
        var name = file.path().substring(file.path().lastIndexOf('/') + 1);
        var content = file.content().getBytes(StandardCharsets.UTF_8);
        return SingleFile.pack(name, file.mode(), content, Instant.EPOCH);
    }

    /** Forgets what was in a volume that is removed. */
    void forget(String volume) {
        volumes.remove(volume);
    }

    /** Damages a file of a volume, as a failing disk does. */
    void damage(String volume, String path) {
        volumes.getOrDefault(volume, new HashMap<>())
                .computeIfPresent(
                        path,
                        (_, file) ->
                                new ContainerFile(
                                        file.path(),
                                        file.content() + " ",
                                        file.mode(),
                                        file.uid(),
                                        file.gid()));
    }

    private static Optional<MountedVolume> mount(FakeContainer container, String path) {
        return container.mounts.stream()
                .filter(mount -> mount.type().equals("volume"))
                .filter(mount -> path.startsWith(mount.destination() + "/"))
                .findFirst();
    }

    private static String inside(MountedVolume mount, String path) {
        return path.substring(mount.destination().length() + 1);
    }
}
