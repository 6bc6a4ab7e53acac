package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.terminal.device.Console;
import io.stackctl.terminal.device.TextOutput;
import io.stackctl.terminal.text.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Live progress: one line a resource, drawn again at most every tenth of a second. */
final class TtyRenderer implements Renderer {

    private static final long FRAME_MILLIS = 100;

    private final LiveArea area;
    private final TextOutput out;
    private final TextOutput notices;
    private final LiveFrame frame;
    private final Appearance appearance;
    private final MessageLines messages;
    private final LogPrinter logs;
    private final PlainRenderer plain;
    private final Map<Resource, LiveRow> rows = new LinkedHashMap<>();
    private final ServiceProgress deployment = new ServiceProgress();
    private Optional<Event.Menu> menu = Optional.empty();
    private boolean deploying;
    private boolean attached;
    private boolean closed;
    private boolean ticking;

    TtyRenderer(
            Console console,
            String title,
            Appearance appearance,
            MessageLines messages,
            LogPrinter logs,
            PlainRenderer plain) {
        this.out = console.err();
        this.area = new LiveArea(out, console.tty());
        this.notices = Appearance.notices(console);
        this.appearance = appearance;
        this.frame = new LiveFrame(title, appearance.errorColours(), appearance.dryRun());
        this.messages = messages;
        this.logs = logs;
        this.plain = plain;
    }

    @Override
    public synchronized void accept(Event event) {
        switch (event) {
            case Event.ResourceChanged changed -> {
                if (attached) {
                    between(changed);
                } else {
                    row(changed.resource()).change(changed, System.nanoTime());
                }
            }
            case Event.TransferProgress progress -> row(progress.resource()).transfer(progress);
            case Event.BuildLog log -> {
                row(log.image()).log(log.line().toString());
                // Where standard output leads elsewhere it gets the whole log.
                if (!appearance.outputIsTerminal()) {
                    plain.accept(event);
                }
            }
            case Event.Warning warning ->
                    above(() -> plain.message(messages.warning(warning.message())));
            case Event.Note note -> above(() -> plain.message(messages.note(note.message())));
            case Event.HookLine _ -> above(() -> plain.accept(event));
            case Event.Stopping stopping ->
                    above(() ->
                            print(notices, coloured(stopping.reason().words(), Colour.BOLD_RED)));
            case Event.NothingToDo nothing ->
                    above(() -> print(notices, Shown.text(nothing.message())));
            case Event.HookOutput _ -> {}
            case Event.Menu keys -> {
                menu = Optional.of(keys).filter(Event.Menu::shown);
                above(() -> {});
            }
            case Event.Deploying deploying -> follow(deploying);
            case Event.Attaching _ -> {
                settle();
                attached = true;
                logs.accept(event);
            }
            case Event.LogLine _, Event.ContainerExited _, Event.ContainerRecreated _ ->
                    above(() -> logs.accept(event));
        }
    }

    /** Shows a change among what containers write, where starting goes without saying. */
    private void between(Event.ResourceChanged changed) {
        var status = changed.status();
        if (status == Status.STARTING || status == Status.STARTED) {
            return;
        }
        var line = ProgressLine.of(changed);
        var colour =
                switch (status.progress()) {
                    case WORKING, DONE -> Colour.GREEN;
                    case WARNING -> Colour.BOLD_YELLOW;
                    case FAILED -> Colour.BOLD_RED;
                };
        var shown =
                Shown.line(line.id())
                        + " "
                        + coloured(Shown.line(line.text()), colour)
                        + " "
                        + Shown.line(line.details());
        above(() -> print(out, shown));
    }

    private String coloured(String text, String colour) {
        return appearance.errorColours() ? Colour.of(text, colour) : text;
    }

    private static void print(TextOutput target, String line) {
        target.raw(line + "\n");
        target.flush();
    }

    /**
     * While a deployment goes on, each service that it touches has a line that says how far it is.
     */
    private void follow(Event.Deploying event) {
        deployment.accept(event);
        switch (event) {
            case Event.DeploymentBegun _ -> deploying = true;
            case Event.DeploymentEnded _ -> {
                deploying = false;
                rows.values().forEach(row -> row.follow(""));
            }
            case Event.ActionChanged changed -> follow(changed.service());
            case Event.Shares shares -> follow(shares.service());
            case Event.Counted counted -> follow(counted.service());
            case Event.HookLine _ -> {}
        }
    }

    private void follow(String service) {
        if (deploying && !service.isEmpty()) {
            row(Resource.service(service)).follow(deployment.text(service));
        }
    }

    private LiveRow row(Resource resource) {
        if (!ticking) {
            ticking = true;
            Thread.ofVirtual().name("live progress").start(this::tick);
        }
        return rows.computeIfAbsent(resource, _ -> new LiveRow(resource, System.nanoTime()));
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(FRAME_MILLIS);
                synchronized (this) {
                    if (closed) {
                        return;
                    }
                    if (!rows.isEmpty()) {
                        var lines =
                                new ArrayList<>(
                                        frame.lines(rows.values(), area.size(), System.nanoTime()));
                        menu.ifPresent(keys -> lines.add(line(keys)));
                        area.draw(lines);
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Prints something over the live lines, which come back with the next frame. */
    private void above(Runnable printing) {
        area.clear();
        printing.run();
        // Under a line that is not over it would break it.
        if (menu.isPresent() && !logs.isWithinLine()) {
            area.draw(List.of(line(menu.get())));
        }
    }

    private String line(Event.Menu keys) {
        return MenuLine.of(keys, area.size().columns(), appearance.errorColours());
    }

    /** Draws every row a last time, whatever the height, and leaves it on the screen. */
    @Override
    public synchronized void settle() {
        if (menu.isPresent()) {
            area.clear();
        }
        if (!rows.isEmpty()) {
            area.clear();
            area.draw(frame.allLines(rows.values(), area.size(), System.nanoTime()));
            rows.clear();
        }
        area.leave();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            settle();
            area.close();
            logs.close();
        }
    }
}
