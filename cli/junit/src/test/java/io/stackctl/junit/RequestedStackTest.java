package io.stackctl.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.failure.StackException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks that are asked for from within an archive. */
class RequestedStackTest {

    @TempDir Path folder;

    @ComposeStack("classpath:archived/shop/compose.yaml")
    static class InFolder {}

    @ComposeStack(value = "classpath:archived/shop/compose.yaml", scope = StackScope.REUSED)
    static class Reused {}

    @ComposeStack("classpath:top.yaml")
    static class AtTop {}

    @Test
    void a_definition_of_an_archive_has_beside_it_what_lies_there() throws IOException {
        var archive =
                Map.of(
                        "archived/shop/compose.yaml", "services: {}\n",
                        "archived/shop/conf/web.conf", "of the shop\n",
                        "archived/other/compose.yaml", "another\n");

        var file = of(InFolder.class, archive).files().getFirst();

        assertEquals("services: {}\n", Files.readString(file));
        assertEquals("of the shop\n", Files.readString(file.resolveSibling("conf/web.conf")));
        assertTrue(file.endsWith("shop/compose.yaml"), file.toString());
        assertFalse(Files.exists(file.resolveSibling("../other")));
    }

    @ComposeStack(value = "compose.yaml", scope = StackScope.SUITE)
    static class Shared {}

    @ComposeStack(value = "compose.yaml", scope = StackScope.SUITE, timeoutSeconds = 20)
    static class SharedToo {}

    @ComposeStack(value = "compose.yaml", scope = StackScope.SUITE, keepVolumes = true)
    static class Keeping {}

    @Test
    void whoever_wants_its_volumes_kept_does_not_share_a_stack_whose_volumes_go() {
        assertEquals(key(Shared.class), key(SharedToo.class));
        assertNotEquals(key(Shared.class), key(Keeping.class));
    }

    private static String key(Class<?> test) {
        return RequestedStack.key(test.getAnnotation(ComposeStack.class), test);
    }

    @Test
    void what_cannot_be_had_from_an_archive_is_said() {
        var archive =
                Map.of(
                        "archived/shop/compose.yaml", "services: {}\n",
                        "archived/shop/../../../evil", "evil\n",
                        "top.yaml", "services: {}\n");

        assertSaid("leads out of its folder", InFolder.class, archive);
        assertSaid("give it a folder", AtTop.class, archive);
        assertSaid("is there for one run only", Reused.class, archive);
    }

    private void assertSaid(String what, Class<?> test, Map<String, String> archive) {
        var failure = assertThrows(StackException.class, () -> of(test, archive)).failure();

        assertTrue(failure.message().contains(what), failure.message());
        assertTrue(failure.message().startsWith("@ComposeStack of " + test.getName()));
    }

    /** What a test asks for that lies in an archive with these files. */
    private RequestedStack of(Class<?> test, Map<String, String> files) throws IOException {
        var archive = folder.resolve(test.getSimpleName() + ".jar");
        try (var out = new JarOutputStream(Files.newOutputStream(archive))) {
            for (var file : new TreeMap<>(files).entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        try (var loader = new Archive(archive.toUri().toURL())) {
            var there = loader.loadClass(test.getName());
            return RequestedStack.of(there.getAnnotation(ComposeStack.class), there);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Has classes of these tests of its own, with the files of an archive beside them. */
    private static final class Archive extends URLClassLoader {
        Archive(URL archive) {
            super(new URL[] {archive}, RequestedStackTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(RequestedStackTest.class.getName())
                    || findLoadedClass(name) != null) {
                return super.loadClass(name, resolve);
            }
            try (var in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                var bytes = Objects.requireNonNull(in, name).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
