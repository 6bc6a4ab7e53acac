package io.stackctl.workflow.deploy.hook;

import io.stackctl.engine.OutputLines;
import io.stackctl.event.Event;
import io.stackctl.event.EventSink;
import io.stackctl.workflow.change.Undeterred;
import java.io.IOException;
import java.io.InputStream;

/** Tells what a hook writes, line by line, and keeps the last line, which mostly says why. */
final class HookOutput {

    /** Bytes of a line. */
    private static final int WIDTH = 4096;

    /** Characters that are kept of the last one. */
    private static final int KEPT = 300;

    private final String hook;
    private final EventSink events;
    private String last = "";

    HookOutput(String hook, EventSink events) {
        this.hook = hook;
        // A hook that nobody hears any more goes on, as the deployment does.
        this.events = new Undeterred(events);
    }

    /** Cuts a program's output into lines. */
    OutputLines lines() {
        return new OutputLines(WIDTH, (_, line) -> tell(line.toString().stripTrailing()));
    }

    /** Reads a stream until it ends, or nobody writes to it any more. */
    void read(InputStream stream) {
        var lines = lines();
        var buffer = new byte[WIDTH];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                lines.accept(Event.Stream.STDOUT, buffer, 0, count);
            }
        } catch (IOException e) {
            // It was ended while it spoke.
        }
        lines.finish();
    }

    private synchronized void tell(String line) {
        if (!line.isBlank()) {
            last = line.length() > KEPT ? line.substring(0, KEPT) + "\u2026" : line;
        }
        events.accept(new Event.HookLine(hook, line));
    }

    /** What to add to a message about its end, such as {@code : no such table}. */
    synchronized String lastWords() {
        return last.isEmpty() ? "" : ": " + last;
    }
}
