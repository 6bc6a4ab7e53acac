package app;

import module java.base;

import app.Knobs.ExitStyle;
import sun.misc.Signal;

/** What SIGTERM does. A second one, and SIGKILL, end the process in any style but deaf. */
final class Ending {

    private Ending() {}

    static void prepare(ExitStyle style, Life life, Journal journal, Listener listener) {
        Signal.handle(new Signal("TERM"), _ -> {
            life.told();
            switch (style) {
                case RUDE -> Runtime.getRuntime().halt(143);
                case POLITE -> Thread.ofPlatform().start(() -> finish(life, listener));
                case DEAF -> {}
            }
        });
    }

    /** For at most a minute; the engine's patience is shorter as a rule. */
    private static void finish(Life life, Listener listener) {
        listener.close();
        var until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        try {
            while (!life.idle() && System.nanoTime() < until) {
                Thread.sleep(5);
            }
        } catch (InterruptedException _) {
            // Then it ends now.
        }
        Runtime.getRuntime().halt(0);
    }
}
