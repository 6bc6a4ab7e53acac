package io.stackctl.command.process;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Toggle;
import io.stackctl.terminal.device.Tty;

/**
 * Whether a process that is joined gets a terminal: as the user's flags say, and where they say
 * nothing, when standard input and output are one.
 *
 * @param joined whether the user's input is passed to the process
 */
record TerminalChoice(Tty tty, boolean joined) {

    /** What {@code -t} and {@code -T} of {@code run} mean together. */
    boolean of(Toggle terminal, Toggle noTerminal) {
        if (terminal.given() && noTerminal.given()) {
            throw BadUsage.of("--tty and --no-tty can't be used together");
        }
        if (terminal.given()) {
            return asked(terminal.isOn());
        }
        return of(noTerminal);
    }

    /** What {@code -T} alone means. */
    boolean of(Toggle noTerminal) {
        return noTerminal.given()
                ? asked(!noTerminal.isOn())
                : tty.outputIsTerminal() && tty.inputIsTerminal();
    }

    // Piped input would be typed into the terminal, with echo and without an end.
    private boolean asked(boolean wanted) {
        if (wanted && joined && !tty.inputIsTerminal()) {
            throw BadUsage.of(
                    "the input device is not a TTY",
                    "Leave the terminal out with -T, or the input with -i=false.");
        }
        return wanted;
    }
}
