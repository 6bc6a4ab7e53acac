package io.stackctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.view.VersionCommand;
import io.stackctl.terminal.Captured;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tools that wrap Compose ask for its version before anything else, and read these forms. */
class VersionCommandTest {

    @Test
    void the_short_form_is_the_number_alone() {
        assertEquals("5.5.0\n", say("version", "--short"));
    }

    @Test
    void json_has_the_number_as_compose_tags_it() {
        assertEquals("{\"version\":\"v5.5.0\"}\n", say("version", "--format", "json"));
        assertEquals("{\"version\":\"v5.5.0\"}\n", say("version", "-f", "json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-v"})
    void people_read_both_versions(String words) {
        assertTrue(say(words).startsWith("Docker Compose version v5.5.0 (stackctl "), say(words));
    }

    private static String say(String... words) {
        var console = Captured.console();
        var code = new CommandLineTool(console.get(), new Known(), Optional.empty()).execute(words);
        return console.out() + console.err() + (code == 0 ? "" : "(exit " + code + ")");
    }

    /** The one verb. */
    private static final class Known implements VerbSource {
        @Override
        public List<String> names() {
            return List.of("version");
        }

        @Override
        public Optional<Verb> verb(String name) {
            return name.equals("version")
                    ? Optional.of(new VersionCommand("5.5.0", "0.1.0"))
                    : Optional.empty();
        }
    }
}
