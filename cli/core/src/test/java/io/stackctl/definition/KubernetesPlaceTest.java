package io.stackctl.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.model.KubernetesPlace;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code x-stackctl.kubernetes}. */
class KubernetesPlaceTest {

    @TempDir Path directory;
    private LoaderFixture files = new LoaderFixture(Path.of("target"));

    @BeforeEach
    void a_directory() {
        files = new LoaderFixture(directory);
    }

    private LoaderFixture saying(String place) {
        return files.file(
                "compose.yaml",
                "services: {a: {image: x}}\nx-stackctl:\n  kubernetes: " + place + "\n");
    }

    private KubernetesPlace place(String text) {
        return saying(text).load().extension().kubernetes();
    }

    @Test
    void it_names_a_context_and_a_namespace() {
        assertEquals(
                new KubernetesPlace("prod@eu/1", "shop-2"),
                place("{context: prod@eu/1, namespace: shop-2}"));
        assertEquals(new KubernetesPlace("", "shop"), place("{namespace: shop}"));
        assertEquals(KubernetesPlace.UNSAID, place("{}"));
    }

    @Test
    void variables_say_it_too() {
        files.variable("WHERE", "blue");

        assertEquals(new KubernetesPlace("", "blue"), place("{namespace: \"${WHERE}\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "shop_1", "-shop", "shop-", "a/../b", "kube.system"})
    void what_cannot_be_a_namespace_is_told_with_its_place(String namespace) {
        var failure = saying("{namespace: '" + namespace + "'}").failure();

        assertTrue(
                failure.startsWith(
                        "/shop/compose.yaml:3:27: x-stackctl.kubernetes.namespace: '"
                                + namespace
                                + "' cannot be the name of a namespace"),
                failure);
    }

    @Test
    void a_namespace_has_63_letters_at_most() {
        assertEquals("a".repeat(63), place("{namespace: " + "a".repeat(63) + "}").namespace());
        assertTrue(saying("{namespace: " + "a".repeat(64) + "}").failure().contains("at most 63"));
    }

    @Test
    void what_it_does_not_know_is_refused() {
        var failure = saying("{cluster: prod}").failure();

        assertTrue(
                failure.startsWith("/shop/compose.yaml:3:16: x-stackctl.kubernetes.cluster"),
                failure);
    }
}
