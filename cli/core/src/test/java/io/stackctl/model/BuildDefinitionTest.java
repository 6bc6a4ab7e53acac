package io.stackctl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.failure.Location;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Sequence;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildDefinitionTest {

    @Test
    void the_command_line_wins_over_the_ssh_key_that_a_file_gives_the_same_id() {
        var ssh = Sequence.ofTexts(List.of("default", "deploy: /file", "other: /o"), Location.NONE);
        var build = new BuildDefinition(Mapping.empty(Location.NONE).with("ssh", ssh));

        assertEquals(
                List.of("default: /agent", "deploy: /flag", "other: /o", "more: /m"),
                build.withSsh(List.of("deploy: /flag", "more: /m", "default: /agent")).ssh());
        assertEquals(build, build.withSsh(List.of()));
    }
}
