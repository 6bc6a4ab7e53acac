package io.stackctl.services.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    record Database(String host, @Default("5432") Port port, Secret password) {}

    record Grouped(Database database) {}

    @Test
    void a_record_in_a_record_is_read_from_variables_with_its_name_in_front() {
        var environment =
                new Environment(Map.of("DATABASE_HOST", "db", "DATABASE_PASSWORD", "geheim"));

        assertEquals(
                new Grouped(new Database("db", new Port(5432), new Secret("geheim"))),
                environment.read(Grouped.class));
    }

    @Test
    void what_is_missing_in_a_record_in_a_record_is_named() {
        assertEquals(
                List.of("DATABASE_HOST is not set", "DATABASE_PASSWORD is not set"),
                new Environment(Map.of()).problems(Grouped.class));
    }

    @Test
    void a_secret_is_read_from_the_file_that_a_variable_names(@TempDir Path folder)
            throws IOException {
        var file = Files.writeString(folder.resolve("password"), "geheim\n");
        var environment =
                new Environment(
                        Map.of("DATABASE_HOST", "db", "DATABASE_PASSWORD_FILE", file.toString()));

        var database = environment.read(Grouped.class).database();

        assertEquals("geheim", database.password().value());
        assertEquals("Database[host=db, port=5432, password=(secret)]", database.toString());
    }

    @Test
    void a_file_that_is_not_there_or_not_alone_is_named() {
        var environment =
                new Environment(
                        Map.of(
                                "DATABASE_HOST_FILE", "/nowhere",
                                "DATABASE_PASSWORD", "geheim",
                                "DATABASE_PASSWORD_FILE", "/nowhere"));

        assertEquals(
                List.of(
                        "DATABASE_HOST_FILE=/nowhere cannot be read",
                        "DATABASE_PASSWORD and DATABASE_PASSWORD_FILE are both set:"
                                + " leave one of them out"),
                environment.problems(Grouped.class));
    }
}
