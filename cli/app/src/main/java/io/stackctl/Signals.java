package io.stackctl;

import io.stackctl.terminal.device.ProcessSignals;
import io.stackctl.workflow.Interruption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands Ctrl-C and SIGTERM on to whoever runs, and the end of the client that called stackctl as
 * its plugin; where nobody handles them, the process ends with 130.
 */
final class Signals {

    private static final int INTERRUPTED = 130;

    private @Nullable Interruption interruption;
    private int arrived;
    private boolean clientGone;

    /** Hands signals to this one from now on. */
    void listen(Interruption who) {
        handTo(who);
        for (String signal : List.of("INT", "TERM")) {
            ProcessSignals.listen(signal, this::signal);
        }
    }

    /** The same for what does not come as a signal. */
    synchronized void handTo(Interruption who) {
        interruption = who;
    }

    /**
     * A signal arrived. The terminal sends Ctrl-C to the client too, which then closes its socket:
     * the two are one wish, whichever is seen first.
     */
    void signal() {
        boolean known;
        synchronized (this) {
            arrived++;
            known = arrived == 1 && clientGone;
        }
        if (!known) {
            interrupt();
        }
    }

    /** The client ended, or told us to. */
    void clientGone() {
        boolean known;
        synchronized (this) {
            clientGone = true;
            known = arrived > 0;
        }
        if (!known) {
            interrupt();
        }
    }

    private void interrupt() {
        Interruption who;
        synchronized (this) {
            who = interruption;
        }
        if (who == null || !who.arrived()) {
            // Ending runs the hooks that give the terminal back; the signal's thread must not wait
            // for them.
            Thread.ofPlatform().start(() -> System.exit(INTERRUPTED));
        }
    }
}
