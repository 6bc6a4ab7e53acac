package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.model.Stack;
import io.stackctl.model.service.Mount;
import io.stackctl.model.service.Mount.Bind;
import io.stackctl.model.service.Mount.Volume;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterVolumesTest {

    @TempDir Path directory;

    private Stack load(String mount, LoadOption... options) {
        return new LoaderFixture(directory)
                .file(
                        "compose.yaml",
                        "services: {a: {image: x, volumes: ['%s']}}\nvolumes: {v: {}, data: {}}"
                                .formatted(mount))
                .load(request -> {
                    List.of(options).forEach(request::with);
                    return request;
                });
    }

    private String mount(String text) {
        var mount = load(text).services().getFirst().storage().mounts().getFirst();
        return read(mount) + (mount.readOnly() ? " ro" : "");
    }

    private static String read(Mount mount) {
        if (mount instanceof Volume volume) {
            return "volume " + volume.volume() + " at " + volume.target();
        }
        return mount instanceof Bind bind ? "bind " + bind.source() + " at " + bind.target() : "";
    }

    @Test
    void a_declared_volume_of_one_letter_is_mounted() {
        assertEquals("volume v at /data", mount("v:/data"));
        assertEquals("volume v at /data ro", mount("v:/data:ro"));
        assertEquals("volume v at /data", mount("v:/data:rw,nocopy"));
        assertEquals(
                "[v]", load("v:/data").volumes().stream().map(v -> v.key()).toList().toString());
    }

    @Test
    void paths_of_drives_stay_such() {
        assertEquals("bind v:/data at /x", mount("v:/data:/x"));
        assertEquals("bind v:/data at /x ro", mount("v:/data:/x:ro"));
        assertEquals("bind v:\\data at /x", mount("v:\\data:/x"));
        assertEquals("bind v:/data at c:\\x", mount("v:/data:c:\\x"));
        assertEquals("volume  at v:\\data", mount("v:\\data"));
        assertEquals("volume  at w:/data", mount("w:/data"));
        assertEquals("volume data at /data", mount("data:/data"));
    }

    @Test
    void what_is_printed_is_what_compose_prints() {
        var printed = load("v:/data", LoadOption.DRIVE_LETTERS);

        assertEquals(
                "volume  at v:/data",
                read(printed.services().getFirst().storage().mounts().getFirst()));
        assertEquals(List.of(), printed.volumes());
    }

    @Test
    void on_the_command_line_it_is_a_volume() {
        assertEquals(
                "volume v at /data ro",
                read(Mount.of(MountOption.of("v:/data:ro", "/here", "/root"))) + " ro");
        assertEquals(
                "bind /here/d at /data",
                read(Mount.of(MountOption.of("./d:/data", "/here", "/root"))));
    }
}
