package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.terminal.device.TextOutput;
import io.stackctl.terminal.text.HumanSize;
import java.util.HashMap;
import java.util.Map;

/**
 * One line a change, for files and continuous integration: {@code Container shop-db-1 Created }
 * behind a blank.
 */
final class PlainRenderer implements Renderer {

    private static final String DRY_RUN = " DRY-RUN MODE - ";

    private final TextOutput out;
    private final TextOutput notices;
    private final String start;
    private final MessageLines messages;
    private final LogPrinter logs;
    private final BuildPrinter builds;
    private final Map<Resource, Map<String, String>> transfers = new HashMap<>();
    private final ServiceProgress deployment = new ServiceProgress();

    /**
     * Prints progress.
     *
     * @param notices takes what is said of the stack as a whole
     * @param builds takes what builders tell, which is data and no progress
     */
    PlainRenderer(
            TextOutput out,
            TextOutput notices,
            boolean dryRun,
            MessageLines messages,
            LogPrinter logs,
            BuildPrinter builds) {
        this.out = out;
        this.notices = notices;
        this.start = dryRun ? DRY_RUN : "";
        this.messages = messages;
        this.logs = logs;
        this.builds = builds;
    }

    @Override
    public synchronized void accept(Event event) {
        if (event instanceof Event.ResourceChanged changed) {
            step(ProgressLine.of(changed).toString());
        } else if (event instanceof Event.Stopping stopping) {
            step(ProgressLine.of(stopping).toString());
        } else if (event instanceof Event.TransferProgress progress) {
            transferred(progress);
        } else if (event instanceof Event.BuildLog log) {
            builds.accept(log.target(), log.line());
        } else if (event instanceof Event.Warning warning) {
            message(messages.warning(warning.message()));
        } else if (event instanceof Event.Note note) {
            message(messages.note(note.message()));
        } else if (event instanceof Event.NothingToDo nothing) {
            notices.println(nothing.message());
            notices.flush();
        } else if (event instanceof Event.HookLine(var hook, var line)) {
            step(hook + " | " + line);
        } else if (event instanceof Event.Deploying deploying) {
            deployed(deploying);
        } else {
            logs.accept(event);
        }
    }

    /** Only a new status of a layer is worth a line: bytes would fill files. */
    private void transferred(Event.TransferProgress progress) {
        String before =
                transfers
                        .computeIfAbsent(progress.resource(), _ -> new HashMap<>())
                        .put(progress.part(), progress.status());
        if (!progress.status().equals(before)) {
            var moved = HumanSize.decimal(progress.current());
            step(new ProgressLine(progress.part(), progress.status(), moved).toString());
        }
    }

    /** Whatever else there is to tell of a deployment, resources have lines for. */
    private void deployed(Event.Deploying event) {
        deployment.accept(event);
        if (event instanceof Event.Counted counted && deployment.isInFlight(counted.service())) {
            step("Service " + counted.service() + " " + deployment.text(counted.service()));
        }
    }

    private void step(String line) {
        print(start + " " + line);
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }

    /** Prints what {@link MessageLines} made. */
    synchronized void message(String line) {
        out.raw(line);
        out.flush();
    }

    @Override
    public void settle() {
        // Lines that are printed once stay where they are.
    }

    @Override
    public synchronized void close() {
        out.flush();
        logs.close();
    }
}
