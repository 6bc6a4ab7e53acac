package io.stackctl.command.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.command.Toggle;
import io.stackctl.failure.StackException;
import io.stackctl.terminal.device.Tty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Whether a process that is joined gets a terminal. */
class TerminalChoiceTest {

    private static final Tty PIPED = new Streams(false, true);
    private static final Tty TERMINAL = new Streams(true, true);

    @Test
    void without_a_flag_piped_input_switches_the_terminal_off() {
        assertFalse(run(PIPED, true));
        assertFalse(run(new Streams(true, false), true));
        assertTrue(run(TERMINAL, true));
    }

    @ParameterizedTest
    @CsvSource({"-t, true", "-t, t", "-T, false", "-T, 0"})
    void a_terminal_that_was_asked_for_and_cannot_be_is_refused(String flag, String value) {
        var refusal =
                assertThrows(StackException.class, () -> run(PIPED, true, flag + "=" + value));

        assertEquals("the input device is not a TTY", refusal.failure().message());
        assertTrue(run(TERMINAL, true, flag + "=" + value));
        // Nobody types into it.
        assertTrue(run(PIPED, false, flag + "=" + value));
    }

    @Test
    void a_terminal_that_was_asked_for_needs_no_output_that_is_one() {
        assertTrue(run(new Streams(true, false), true, "-t=true"));
    }

    @Test
    void a_terminal_that_is_not_wanted_is_left_out() {
        assertFalse(run(TERMINAL, true, "-t=false"));
        assertFalse(run(TERMINAL, true, "-T=true"));
        assertFalse(run(PIPED, true, "-t=false"));
    }

    @Test
    void both_flags_at_once_are_refused() {
        assertThrows(StackException.class, () -> run(TERMINAL, true, "-t=true", "-T=false"));
    }

    /** Flags as the command line gives them, such as {@code -t=false}. */
    private static boolean run(Tty tty, boolean joined, String... flags) {
        var verb = new Flags();
        new CommandLine(verb.spec).parseArgs(flags);
        return new TerminalChoice(tty, joined).of(verb.terminal, verb.noTerminal);
    }

    private static final class Flags {
        final Toggle terminal = new Toggle(new String[] {"-t"}, "", true);
        final Toggle noTerminal = new Toggle(new String[] {"-T"}, "", false);
        final CommandSpec spec =
                CommandSpec.create()
                        .addOption(terminal.declaration().build())
                        .addOption(noTerminal.declaration().build());
    }

    private record Streams(boolean inputIsTerminal, boolean outputIsTerminal) implements Tty {
        @Override
        public boolean errorIsTerminal() {
            return outputIsTerminal;
        }

        @Override
        public TerminalSize size() {
            return new TerminalSize(80, 24);
        }

        @Override
        public RawMode enterRawMode() {
            return () -> {};
        }

        @Override
        public RawMode enterKeyMode() {
            return () -> {};
        }

        @Override
        public boolean isForeground() {
            return inputIsTerminal();
        }

        @Override
        public void onResize(Runnable change) {
            change.run();
        }
    }
}
