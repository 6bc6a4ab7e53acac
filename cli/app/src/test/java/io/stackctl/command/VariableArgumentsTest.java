package io.stackctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VariableArgumentsTest {

    private static Map<String, String> read(String... words) {
        return VariableArguments.of(
                List.of(words), name -> Optional.ofNullable(Map.of("HERE", "shell").get(name)));
    }

    @Test
    void a_name_alone_has_the_value_that_is_set_here() {
        assertEquals(Map.of("HERE", "shell", "A", "b=c"), read("HERE", "A=b=c"));
    }

    @Test
    void one_that_is_set_nowhere_is_not_spoken_of() {
        assertEquals(Map.of(), read("NOWHERE"));
        assertEquals(Map.of(), read("NOWHERE=1", "NOWHERE"));
        assertEquals(Map.of("NOWHERE", "1"), read("NOWHERE", "NOWHERE=1"));
        assertEquals(Map.of("EMPTY", ""), read("EMPTY="));
    }
}
