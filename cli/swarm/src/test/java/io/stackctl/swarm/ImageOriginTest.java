package io.stackctl.swarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.model.service.PullPolicy;
import org.junit.jupiter.api.Test;

class ImageOriginTest {

    private static final PullPolicy USUAL = new PullPolicy.Missing();

    @Test
    void what_is_made_here_goes_to_the_stack_s_registry_unless_its_name_says_another() {
        var registry =
                "x-stackctl: {registry: 'reg.example/team', base-images: {'pg:1': {build: .}}}\n";

        assertEquals("reg.example/team/shop-web:latest", of(registry, "build: .").reference());
        assertEquals(
                "reg.example/team/me/web:2",
                of(registry, "image: 'me/web:2', build: .").reference());
        assertEquals("reg.example/team/pg:1", of(registry, "image: 'pg:1'").reference());
        assertEquals(
                "other.example/web",
                of(registry, "image: other.example/web, build: .").reference());
        assertEquals(
                "127.0.0.1:4999/shop-web:latest",
                of("x-stackctl: {registry: bundled}\n", "build: .").reference());
        assertEquals("redis:7", of(registry, "image: 'redis:7'").reference());
    }

    @Test
    void without_a_registry_it_stays_here() {
        var bases = "x-stackctl: {base-images: {'pg:1': {build: .}}}\n";

        assertTrue(of(bases, "build: .").staysHere());
        assertTrue(of(bases, "image: 'pg:1'").staysHere());
        assertFalse(of(bases, "image: 'localhost:5000/web', build: .").staysHere());
        assertFalse(of(bases, "image: 'redis:7'").staysHere());
    }

    @Test
    void nobody_asks_a_registry_for_what_it_cannot_have_or_is_not_to_be_asked_for() {
        assertFalse(of("", "build: .").isAsked(USUAL, false));
        assertTrue(of("", "image: 'me/web', build: .").isAsked(USUAL, false));
        assertTrue(
                of("", "image: 'reg.example/web', build: .").isAsked(new PullPolicy.Never(), true));
        assertTrue(of("", "image: redis").isAsked(USUAL, false));
        assertFalse(of("", "image: redis").isAsked(USUAL, true));
        assertFalse(of("", "image: redis").isAsked(new PullPolicy.Never(), false));
    }

    private static ImageOrigin of(String extension, String attributes) {
        var stack = Definitions.of(extension + "services: {web: {" + attributes + "}}");
        return ImageOrigin.of(stack, Definitions.service(stack, "web"));
    }
}
