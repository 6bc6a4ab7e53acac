package io.stackctl.model.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a service names the containers of others. */
class ReferencesTest {

    @ParameterizedTest
    @CsvSource({
        "host, host",
        "service:db, container:id-of-db",
        "container:other, container:other",
        "container:, container:",
        "services:db, services:db"
    })
    void the_engine_is_told_containers_where_a_mode_names_services(String text, String told) {
        var mode = NamespaceMode.of(text).orElseThrow();

        assertEquals(told, mode.forEngine(name -> "id-of-" + name));
    }

    @Test
    void nothing_is_no_mode() {
        assertEquals(Optional.empty(), NamespaceMode.of(""));
    }

    @ParameterizedTest
    @CsvSource({
        "db, id-of-db, id-of-db",
        "db:ro, id-of-db:ro, id-of-db",
        "db:, id-of-db:, id-of-db",
        "container:other, other, other",
        "container:other:ro, other:ro, other:ro"
    })
    void volumes_come_from_services_and_containers(String text, String told, String hashed) {
        var from = VolumesFrom.of(text);

        assertEquals(told, from.forEngine(name -> "id-of-" + name));
        assertEquals(hashed, from.forHash(name -> "id-of-" + name));
    }

    @Test
    void a_link_names_a_service_and_what_it_is_called() {
        assertEquals(
                List.of(
                        new ServiceLink("db", "db"),
                        new ServiceLink("db", "store"),
                        new ServiceLink("db", ""),
                        new ServiceLink("a:b:c", "a:b:c")),
                links("links", "db", "db:store", "db:", "a:b:c").links());
    }

    @Test
    void a_link_out_of_the_stack_names_a_container() {
        assertEquals(
                List.of("db:db", "db:store", "db:a:b"),
                links("external_links", "db", "db:store", "db:a:b").externalLinks().stream()
                        .map(ContainerLink::toString)
                        .toList());
    }

    private static Connectivity links(String key, String... texts) {
        return new Connectivity(
                Mapping.empty(Location.NONE)
                        .with(key, Sequence.ofTexts(List.of(texts), Location.NONE)));
    }

    @Test
    void nobody_else_knows_how_a_reference_is_written() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var knowing =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(ReferencesTest::namesPrefixes)
                            .map(file -> file.getFileName().toString())
                            .toList();

            assertEquals(List.of("Peer.java"), knowing);
        }
    }

    private static boolean namesPrefixes(Path file) {
        try {
            var text = Files.readString(file);
            return text.contains("\"service:") || text.contains("\"container:");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
