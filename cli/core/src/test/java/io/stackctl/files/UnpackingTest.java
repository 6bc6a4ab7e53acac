package io.stackctl.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a hostile container can send, one kind each: nothing beside the target is ever touched. */
@Timeout(60)
class UnpackingTest {

    @TempDir private Path folder;
    private Canary canary;
    private Path target;
    private final List<String> leftOut = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        canary = Canary.in(folder);
        target = folder.resolve("out");
    }

    @AfterEach
    void nothing_outside_was_touched() throws IOException {
        assertTrue(canary.isUntouched());
    }

    @Test
    void a_folder_becomes_the_target_whatever_it_is_called() throws IOException {
        unpack(new HostileTar().folder("d", 0750).file("d/a", "one").file("d/deep/er", "two"));

        assertEquals("one", Files.readString(target.resolve("a")));
        assertEquals("two", Files.readString(target.resolve("deep/er")));
        assertEquals("rwxr-x---", modeOf(target));
    }

    @Test
    void nothing_is_written_through_a_topmost_link() {
        refused(new HostileTar().link("d", outside()).file("d/pwned", "x"));
    }

    @Test
    void nothing_is_written_through_a_link_below() {
        refused(new HostileTar().folder("d", 0755).link("d/s", outside()).file("d/s/pwned", "x"));
    }

    @Test
    void a_link_in_place_of_a_folder_gets_no_mode() {
        refused(new HostileTar().folder("d", 0755).folder("d/k", 0777).link("d/k", outside()));
    }

    @Test
    void a_hard_link_to_a_link_is_the_link_and_not_what_it_points_to() throws IOException {
        unpack(
                new HostileTar()
                        .folder("d", 0755)
                        .link("d/a", canary.secret().toString())
                        .hardLink("d/b", "d/a"));

        assertTrue(Files.isSymbolicLink(target.resolve("b")));
    }

    @Test
    void a_hard_link_leads_to_nothing_outside() {
        refused(new HostileTar().folder("d", 0755).hardLink("d/h", "d/../../outside/deep/secret"));
        refused(new HostileTar().folder("d", 0755).hardLink("d/h", canary.secret().toString()));
        refused(
                new HostileTar()
                        .folder("d", 0755)
                        .link("d/l", outside())
                        .hardLink("d/h", "d/l/deep/secret"));
    }

    @Test
    void a_hard_link_changes_no_mode_of_what_the_user_has_there() throws IOException {
        Files.createDirectory(target);
        var own = Files.writeString(target.resolve("own"), "mine");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-------"));

        unpack(
                new HostileTar()
                        .folder("d", 0755)
                        .hardLink("d/h", "d/own")
                        .file("d/h", "overwritten"));

        assertEquals("mine", Files.readString(own));
        assertEquals("rw-------", modeOf(own));
    }

    @Test
    void names_do_not_go_upwards() {
        refused(new HostileTar().folder("d", 0755).file("d/../../esc", "x"));
        refused(new HostileTar().file("..", "x"));
        refused(new HostileTar().folder("d", 0755).file("d/./../x", "x"));
    }

    @Test
    void absolute_names_and_other_tops_are_no_part_of_it() {
        refused(new HostileTar().folder("d", 0755).file(outside() + "/pwned", "x"));
        refused(new HostileTar().folder("d", 0755).file("e/x", "x"));
        refused(new HostileTar().file("d", "x").file("d", "y"));
    }

    @Test
    void what_was_there_keeps_its_mode_and_links_are_replaced_not_followed() throws IOException {
        Files.createDirectory(target);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
        Files.createSymbolicLink(target.resolve("f"), canary.secret());

        unpack(new HostileTar().folder("d", 0777).file("d/f", "new"));

        assertEquals("rwx------", modeOf(target));
        assertEquals("new", Files.readString(target.resolve("f")));
        assertFalse(Files.isSymbolicLink(target.resolve("f")));
    }

    @Test
    void folders_and_files_do_not_replace_one_another() throws IOException {
        Files.createDirectories(target.resolve("folder"));
        Files.writeString(target.resolve("file"), "old");
        Files.createSymbolicLink(target.resolve("link"), canary.root());

        refused(new HostileTar().folder("d", 0755).file("d/folder", "x"));
        refused(new HostileTar().folder("d", 0755).folder("d/file", 0755));
        refused(new HostileTar().folder("d", 0755).folder("d/link", 0755));
        assertEquals("old", Files.readString(target.resolve("file")));
    }

    @Test
    void devices_are_left_out_and_told_of() throws IOException {
        unpack(
                new HostileTar()
                        .folder("d", 0755)
                        .entry("d/sda", '4', "", 0666, new byte[0])
                        .file("d/f", "x"));

        assertEquals(List.of("left out d/sda, which is a device"), leftOut);
        assertFalse(Files.exists(target.resolve("sda"), LinkOption.NOFOLLOW_LINKS));
        refused(new HostileTar().entry("null", '3', "", 0666, new byte[0]));
    }

    @Test
    void set_user_id_comes_only_with_owners() throws IOException {
        unpack(new HostileTar().entry("s", '0', "", 06755, new byte[] {1}));

        assertEquals(0755, (int) Files.getAttribute(target, "unix:mode") & 07777);
    }

    @Test
    void a_pipe_becomes_a_pipe() throws IOException {
        unpack(new HostileTar().folder("d", 0755).entry("d/p", '6', "", 0644, new byte[0]));

        assertEquals(010000, (int) Files.getAttribute(target.resolve("p"), "unix:mode") & 0170000);
    }

    @Test
    void a_name_keeps_its_bytes() throws IOException {
        unpack(new HostileTar().folder("d", 0755).file("d/\u00ffbad", "z"));

        assertEquals(List.of("\u00ffbad"), names());
    }

    @Test
    void a_good_file_stays_when_the_stream_breaks_off() throws IOException {
        Files.writeString(target, "good");

        refused(new HostileTar().header("f", '0', "", 0644, 5000).raw(new byte[10]));

        assertEquals("good", Files.readString(target));
        try (var all = Files.list(folder)) {
            assertEquals(2, all.count());
        }
    }

    @Test
    void giant_sizes_and_headers_are_refused_in_little_memory() {
        refused(new HostileTar().header("f", '0', "", 0644, 0_77777777777L));
        refused(new HostileTar().header("x", 'x', "", 0644, 0_77777777777L));
        refused(new HostileTar().header("L", 'L', "", 0644, 0_17777777777L));
        refused(new HostileTar().entry("x", 'x', "", 0644, utf8("30 size=-5\n")));
        refused(new HostileTar().entry("x", 'x', "", 0644, utf8("99999999999 path=x\n")));
        refused(new HostileTar().entry("x", 'x', "", 0644, utf8("22 GNU.sparse.major=1\n")));
        refused(new HostileTar().entry("s", 'S', "", 0644, new byte[0]));
        refused(new HostileTar().raw(new byte[] {1, 2, 3}));
        refused(new HostileTar());
    }

    @Test
    void a_zero_in_a_name_ends_no_check() {
        refused(
                new HostileTar()
                        .folder("d", 0755)
                        .entry("x", 'x', "", 0644, utf8("14 path=d/a\0b\n"))
                        .file("d/y", "x"));
    }

    private List<String> names() throws IOException {
        try (var opened = OpenFolder.at(target)) {
            return opened.names().stream().map(RawName::latin).toList();
        }
    }

    private String outside() {
        return canary.root().toString();
    }

    private void unpack(HostileTar tar) throws IOException {
        Unpacking.unpack(new ByteArrayInputStream(tar.end()), target, false, leftOut::add);
    }

    private void refused(HostileTar tar) {
        assertThrows(IOException.class, () -> unpack(tar));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String modeOf(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
