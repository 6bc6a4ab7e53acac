package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.terminal.device.TextOutput;

/** Nothing of what goes well; warnings, and what containers write. */
final class QuietRenderer implements Renderer {

    private final TextOutput out;
    private final TextOutput notices;
    private final MessageLines messages;
    private final LogPrinter logs;

    QuietRenderer(TextOutput out, TextOutput notices, MessageLines messages, LogPrinter logs) {
        this.out = out;
        this.notices = notices;
        this.messages = messages;
        this.logs = logs;
    }

    @Override
    public synchronized void accept(Event event) {
        switch (event) {
            case Event.Warning warning -> {
                out.raw(messages.warning(warning.message()));
                out.flush();
            }
            case Event.NothingToDo nothing -> {
                notices.println(nothing.message());
                notices.flush();
            }
            case Event.ResourceChanged _,
                    Event.TransferProgress _,
                    Event.BuildLog _,
                    Event.Deploying _,
                    Event.Stopping _,
                    Event.Note _ -> {}
            case Event.Attaching _,
                    Event.LogLine _,
                    Event.HookOutput _,
                    Event.Menu _,
                    Event.ContainerExited _,
                    Event.ContainerRecreated _ ->
                    logs.accept(event);
        }
    }

    @Override
    public void settle() {
        // Lines that are printed once stay where they are.
    }

    @Override
    public synchronized void close() {
        logs.close();
    }
}
