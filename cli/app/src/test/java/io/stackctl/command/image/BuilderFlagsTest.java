package io.stackctl.command.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackctl.command.CommandLineTool;
import io.stackctl.command.Session;
import io.stackctl.command.Verb;
import io.stackctl.command.VerbSource;
import io.stackctl.terminal.Captured;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuilderFlagsTest {

    @Test
    void ssh_is_an_agent_or_a_path_by_id() {
        assertEquals("[default]", ssh("--ssh", "default"));
        assertEquals("[default]", ssh("--ssh", ""));
        assertEquals("[deploy: ./key]", ssh("--ssh", "deploy=./key"));
        assertEquals("[deploy: ./a=b,/c]", ssh("--ssh=deploy=./a=b,/c"));
    }

    @Test
    void an_id_without_a_path_is_refused() {
        assertEquals(
                "invalid ssh key \"deploy\"\n"
                        + "  Write --ssh default, or --ssh deploy=PATH of a key or an agent's socket.",
                ssh("--ssh", "deploy"));
    }

    private static String ssh(String... flags) {
        Captured console = Captured.console();
        String[] line = new String[flags.length + 1];
        line[0] = "probe";
        System.arraycopy(flags, 0, line, 1, flags.length);
        new CommandLineTool(console.get(), new Probes(), Optional.empty()).execute(line);
        return (console.out() + console.err()).strip();
    }

    private static final class Probes implements VerbSource {
        @Override
        public Optional<Verb> verb(String name) {
            return Optional.of(new Probe());
        }

        @Override
        public List<String> names() {
            return List.of("probe");
        }
    }

    private static final class Probe extends Verb {

        private final BuilderFlags flags = new BuilderFlags(this);

        Probe() {
            super("probe", "", "Test", "stackctl probe");
        }

        @Override
        protected int run(Session session, List<String> arguments) {
            session.out().println(flags.ssh().toString());
            return 0;
        }
    }
}
