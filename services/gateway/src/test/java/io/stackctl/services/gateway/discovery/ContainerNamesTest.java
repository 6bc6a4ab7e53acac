package io.stackctl.services.gateway.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerNamesTest {
    private static final String ID = "0123456789abcdef".repeat(4);

    @TempDir private Path folder = Path.of("");

    @Test
    void an_id_has_a_name_and_anything_else_is_not_asked_for() throws Exception {
        var socket = folder.resolve("engine.sock");
        var engine = new FakeEngine(socket);
        engine.put(ID, "shop-web-1", "");
        engine.put("web", "web", "");
        engine.put("fedcba987654", "$(reboot)", "");
        var names = new ContainerNames(new EngineApi(socket));

        assertEquals(Optional.of("shop-web-1"), names.of(ID));
        assertEquals(Optional.empty(), names.of("web"));
        assertEquals(Optional.empty(), names.of("../info?" + ID));
        assertEquals(Optional.empty(), names.of("0".repeat(64)));
        assertEquals(Optional.empty(), names.of("fedcba987654"), "a name that is none");
    }
}
