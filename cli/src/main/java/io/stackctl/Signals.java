package io.stackctl;

import io.stackctl.terminal.ProcessSignals;
import io.stackctl.workflow.Interruption;
import java.util.List;

/**
 * Hands Ctrl-C and SIGTERM on to whoever runs; where nobody handles them, the process ends with
 * 130.
 */
final class Signals {

    private static final int INTERRUPTED = 130;

    private Signals() {}

    static void listen(Interruption interruption) {
        for (String signal : List.of("INT", "TERM")) {
            ProcessSignals.listen(signal, () -> arrived(interruption));
        }
    }

    private static void arrived(Interruption interruption) {
        if (!interruption.arrived()) {
            // Ending runs the hooks that give the terminal back; the signal's thread must not wait
            // for them.
            Thread.ofPlatform().start(() -> System.exit(INTERRUPTED));
        }
    }
}
