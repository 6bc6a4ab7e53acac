package io.stackctl.execution;

import io.stackctl.plan.Step;
import java.time.Duration;

/**
 * How many engine calls are in flight at once. An engine does the most work with a few (measured: 4
 * to 8 on 2 cores); but calls that mostly wait for a program to end, such as a stop, give their
 * place back once a moment passes in which none of them ends: until then the engine has its hands
 * full with them.
 */
final class CallLimit {

    private static final Duration MOMENT = Duration.ofMillis(300);

    private final int limit;
    private int taken;
    private long lastEnd = System.nanoTime() - MOMENT.toNanos();

    CallLimit(int limit) {
        this.limit = limit;
    }

    /** What a step costs. */
    enum Kind {
        /** The engine works on it. */
        WORK,
        /** A program in a container takes its time. */
        SLOW,
        /** It only waits, or its limit is elsewhere. */
        FREE,
        /** An image comes or is made, which takes long, and is given up when the user wants it. */
        IMAGE
    }

    static Kind kindOf(Step step) {
        return switch (step) {
            case Step.AwaitService await -> Kind.FREE;
            case Step.Gather gather -> Kind.FREE;
            case Step.PullImage pull -> Kind.IMAGE;
            case Step.BuildImage build -> Kind.IMAGE;
            case Step.FetchBase fetch -> Kind.IMAGE;
            case Step.StopContainer stop -> Kind.SLOW;
            case Step.RestartContainer restart -> Kind.SLOW;
            case Step.RunHook hook -> Kind.SLOW;
            case Step.Migrate migrate -> Kind.SLOW;
            case Step.CreateNetwork create -> Kind.WORK;
            case Step.RemoveNetwork remove -> Kind.WORK;
            case Step.ConnectContainer connect -> Kind.WORK;
            case Step.DisconnectContainer disconnect -> Kind.WORK;
            case Step.CreateVolume create -> Kind.WORK;
            case Step.RemoveVolume remove -> Kind.WORK;
            case Step.RemoveImage remove -> Kind.WORK;
            case Step.CreateContainer create -> Kind.WORK;
            case Step.RenameContainer rename -> Kind.WORK;
            case Step.CopyFiles copy -> Kind.WORK;
            case Step.StartContainer start -> Kind.WORK;
            case Step.KillContainer kill -> Kind.WORK;
            case Step.PauseContainer pause -> Kind.WORK;
            case Step.UnpauseContainer unpause -> Kind.WORK;
            case Step.RemoveContainer remove -> Kind.WORK;
        };
    }

    /** Blocks until there is room for a step. */
    Place take(Step step) throws InterruptedException {
        var kind = kindOf(step);
        if (kind == Kind.FREE || kind == Kind.IMAGE) {
            return new Place(false);
        }
        synchronized (this) {
            while (taken >= limit) {
                wait();
            }
            taken++;
        }
        var place = new Place(true);
        if (kind == Kind.SLOW) {
            Thread.ofVirtual()
                    .start(() -> {
                        do {
                            Pause.of(MOMENT);
                        } while (isBusy() && place.isHeld());
                        place.giveBack();
                    });
        }
        return place;
    }

    private synchronized boolean isBusy() {
        return System.nanoTime() - lastEnd < MOMENT.toNanos();
    }

    /** A call's place; closing it twice is harmless. */
    final class Place implements AutoCloseable {
        private boolean held;

        private Place(boolean held) {
            this.held = held;
        }

        /** The call has ended. */
        @Override
        public void close() {
            synchronized (CallLimit.this) {
                lastEnd = System.nanoTime();
                giveBack();
            }
        }

        private boolean isHeld() {
            synchronized (CallLimit.this) {
                return held;
            }
        }

        private void giveBack() {
            synchronized (CallLimit.this) {
                if (held) {
                    held = false;
                    taken--;
                    CallLimit.this.notifyAll();
                }
            }
        }
    }
}
