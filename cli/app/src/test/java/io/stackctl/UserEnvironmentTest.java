package io.stackctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserEnvironmentTest {

    @Test
    void what_the_launcher_changed_is_as_before() {
        assertEquals(
                Map.of("LC_ALL", "POSIX", "JAVA_TOOL_OPTIONS", "", "LANG", "de"),
                restored(
                        Map.of(
                                "LC_ALL",
                                "C.UTF-8",
                                "STACKCTL_WAS_LC_ALL",
                                "=POSIX",
                                "STACKCTL_WAS_JAVA_TOOL_OPTIONS",
                                "=",
                                "LANG",
                                "de")));
    }

    @Test
    void what_was_not_set_is_not() {
        assertEquals(Map.of(), restored(Map.of("LC_ALL", "C.UTF-8", "STACKCTL_WAS_LC_ALL", "")));
    }

    @Test
    void without_the_launcher_nothing_changes() {
        assertEquals(Map.of("LC_ALL", "C"), restored(Map.of("LC_ALL", "C")));
    }

    private static Map<String, String> restored(Map<String, String> variables) {
        Map<String, String> changed = new HashMap<>(variables);
        UserEnvironment.restore(changed);
        return changed;
    }
}
