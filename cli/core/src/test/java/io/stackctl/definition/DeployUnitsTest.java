package io.stackctl.definition;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.model.Service;
import io.stackctl.model.deploy.DeployUnit;
import io.stackctl.model.deploy.DeployUnits;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.service.Dependency;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which services are replaced together, and in which order. */
class DeployUnitsTest {

    @TempDir Path directory;
    private LoaderFixture files = new LoaderFixture(Path.of("target"));

    @BeforeEach
    void a_directory() {
        files = new LoaderFixture(directory);
    }

    private List<Service> services(String text) {
        return files.file("compose.yaml", "services: {" + text + "}").load().services();
    }

    private static String print(Collection<DeployUnit> units) {
        return units.stream().map(DeployUnitsTest::print).collect(joining(" "));
    }

    private static String print(DeployUnit unit) {
        return unit.members().stream().map(member -> member.name().value()).collect(joining("+"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    b: {image: x}, a: {image: x}                                          | a b
                    a: {image: x, depends_on: [b]}, b: {image: x}                         | b a
                    a: {image: x, network_mode: "service:b"}, b: {image: x}               | b+a
                    a: {image: x, ipc: "service:b"}, b: {image: x, ipc: shareable}        | b+a
                    a: {image: x, pid: "service:b"}, b: {image: x}                        | b+a
                    a: {image: x, volumes_from: [b]}, b: {image: x}                       | b+a
                    a: {image: x, volumes_from: ["container:b"]}, b: {image: x}           | a b
                    a: {image: x, pid: "service:b"}, b: {image: x, pid: "service:c"}, c: {image: x} | c+b+a
                    a: {image: x, pid: "service:c"}, b: {image: x, ipc: "service:c"}, c: {image: x} | c+a+b
                    a: {image: x, pid: "service:c"}, b: {image: x, depends_on: [a]}, c: {image: x}  | c+a b
                    """)
    void what_shares_a_namespace_or_volumes_moves_together(String text, String expected) {
        assertEquals(expected, print(DeployUnits.of(services(text))));
    }

    @Test
    void units_that_depend_on_one_another_are_one() {
        var services =
                services(
                        """
                        app: {image: x},
                        proxy: {image: x, depends_on: [app]},
                        sidecar: {image: x, network_mode: "service:app", depends_on: [proxy]},
                        last: {image: x, depends_on: [sidecar]}
                        """);

        assertEquals("app+proxy+sidecar last", print(DeployUnits.of(services)));
    }

    @Test
    void a_selection_knows_nothing_of_what_is_left_out() {
        var services =
                services(
                        "a: {image: x, pid: \"service:b\", depends_on: [c]}, b: {image: x}, c:"
                                + " {image: x}");

        assertEquals("a", print(DeployUnits.of(services.subList(0, 1))));
    }

    @Test
    void each_service_is_in_one_unit_and_behind_what_it_depends_on() {
        var random = new Random(5);
        for (var round = 0; round < 60; round++) {
            var services = services(randomServices(random));

            var units = DeployUnits.of(services);

            var done = new HashSet<ServiceName>();
            for (var unit : units) {
                var names = unit.members().stream().map(Service::name).toList();
                for (var member : unit.members()) {
                    for (var needed :
                            member.dependencies().stream().map(Dependency::service).toList()) {
                        assertTrue(done.contains(needed) || names.contains(needed), print(units));
                    }
                    assertTrue(done.add(member.name()), print(units));
                }
            }
            assertEquals(services.size(), done.size());
        }
    }

    /** Each may depend on, and share with, those before it: so there is no circle of services. */
    private static String randomServices(Random random) {
        var text = new StringBuilder();
        var count = 2 + random.nextInt(12);
        for (var i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ", ").append('s').append(i).append(": {image: x");
            if (i > 0 && random.nextInt(3) == 0) {
                text.append(", pid: \"service:s").append(random.nextInt(i)).append('"');
            }
            if (i > 0 && random.nextInt(2) == 0) {
                text.append(", depends_on: [s").append(random.nextInt(i)).append(']');
            }
            text.append('}');
        }
        return text.toString();
    }
}
