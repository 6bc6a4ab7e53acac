package io.stackctl.services.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    enum Colour {
        RED,
        GREEN
    }

    record Settings(
            Port port,
            String databaseUrl,
            @Default("64M") MemorySize cacheSize,
            @Default("red") Colour colour,
            @Default("on") boolean verbose) {}

    @Test
    void a_component_is_read_from_the_variable_of_its_name() {
        var environment =
                new Environment(
                        Map.of(
                                "PORT",
                                "3001",
                                "DATABASE_URL",
                                "jdbc:x",
                                "COLOUR",
                                "GREEN",
                                "VERBOSE",
                                "off"));

        assertEquals(
                new Settings(
                        new Port(3001), "jdbc:x", new MemorySize(64 << 20), Colour.GREEN, false),
                environment.read(Settings.class));
    }

    @Test
    void every_missing_and_every_invalid_variable_is_named_at_once() {
        var environment =
                new Environment(
                        Map.of(
                                "PORT",
                                "http",
                                "CACHE_SIZE",
                                "much",
                                "COLOUR",
                                "blue",
                                "DATABASE_URL",
                                ""));

        var refused =
                assertThrows(ConfigurationException.class, () -> environment.read(Settings.class));

        assertEquals(
                List.of(
                        "PORT=http is not a port, a number from 0 to 65535",
                        "DATABASE_URL is not set",
                        "CACHE_SIZE=much is not an amount of memory, such as 112M",
                        "COLOUR=blue is none of red, green"),
                refused.problems());
    }

    @Test
    void an_empty_variable_counts_as_unset() {
        var environment =
                new Environment(Map.of("PORT", "1", "DATABASE_URL", "x", "CACHE_SIZE", ""));

        assertEquals(new MemorySize(64 << 20), environment.read(Settings.class).cacheSize());
    }
}
