package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.terminal.device.TextOutput;
import io.stackctl.terminal.text.GoJson;
import io.stackctl.terminal.text.GoTime;
import io.stackctl.terminal.text.HumanSize;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One JSON object a line, with the fields of Compose: {@code dry-run}, {@code id}, {@code
 * parent_id}, {@code status} ({@code Working}, {@code Done}, {@code Warning}, {@code Error}),
 * {@code text} (such as {@code Created}), {@code details} and, of layers, {@code current}, {@code
 * total} (bytes) and {@code percent}. What is empty or zero is left out.
 */
final class JsonRenderer implements Renderer {

    private final TextOutput out;
    private final boolean dryRun;
    private final LogPrinter logs;
    private final BuildJson builds;

    /**
     * Prints progress.
     *
     * @param data takes what builders tell, which is data and no progress
     */
    JsonRenderer(TextOutput out, TextOutput data, boolean dryRun, LogPrinter logs) {
        this.out = out;
        this.builds = new BuildJson(object -> print(data, object));
        this.dryRun = dryRun;
        this.logs = logs;
    }

    @Override
    public synchronized void accept(Event event) {
        switch (event) {
            case Event.ResourceChanged changed -> {
                ProgressLine line = ProgressLine.of(changed);
                var id = id(changed.resource(), line);
                print(out, object(id, "", progress(changed.status()), line.text(), line.details()));
            }
            case Event.TransferProgress progress -> transferred(progress);
            case Event.BuildLog log -> builds.accept(log.target(), log.line());
            case Event.Warning warning -> print(out, message("warning", warning.message()));
            case Event.Note note -> print(out, message("info", note.message()));
            case Event.NothingToDo nothing -> print(out, message("info", nothing.message()));
            case Event.HookLine(var hook, var line) -> print(out, object(hook, "", "", line, ""));
            case Event.Stopping stopping -> {
                ProgressLine line = ProgressLine.of(stopping);
                var status = progress(Status.STOPPING);
                print(out, object(line.id(), "", status, line.text(), line.details()));
            }
            case Event.Deploying _ -> {}
            case Event.Attaching _,
                    Event.LogLine _,
                    Event.HookOutput _,
                    Event.Menu _,
                    Event.ContainerExited _,
                    Event.ContainerRecreated _ ->
                    logs.accept(event);
        }
    }

    private void transferred(Event.TransferProgress event) {
        var layer = Layer.of(event);
        Map<String, Object> object =
                object(
                        event.part(),
                        ProgressLine.of(new Event.ResourceChanged(event.resource(), Status.PULLING))
                                .id(),
                        layer.moving() ? "Working" : "Done",
                        event.status(),
                        HumanSize.decimal(event.current()));
        putUnlessZero(object, "current", layer.current());
        putUnlessZero(object, "total", layer.total());
        putUnlessZero(object, "percent", layer.percent());
        print(out, object);
    }

    /**
     * Programs know the kinds of things that Compose names, and warn of others: those are called by
     * their name alone, as Compose calls a service.
     */
    private static String id(Resource resource, ProgressLine line) {
        return switch (resource.kind()) {
            case CONTAINER, NETWORK, VOLUME, IMAGE, TAG -> line.id();
            case SERVICE, CONFIG, SECRET, NODE, OBJECT, MIGRATION, PROVIDER -> resource.name();
        };
    }

    private static String progress(Status status) {
        return switch (status.progress()) {
            case WORKING -> "Working";
            case DONE -> "Done";
            case WARNING -> "Warning";
            case FAILED -> "Error";
        };
    }

    private Map<String, Object> object(
            String id, String parent, String status, String text, String details) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (dryRun) {
            object.put("dry-run", true);
        }
        putUnlessEmpty(object, "id", id);
        putUnlessEmpty(object, "parent_id", parent);
        putUnlessEmpty(object, "status", status);
        putUnlessEmpty(object, "text", text);
        putUnlessEmpty(object, "details", details);
        return object;
    }

    private static Map<String, Object> message(String level, String text) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("level", level);
        object.put("msg", text);
        object.put("time", GoTime.of(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        return object;
    }

    private static void putUnlessEmpty(Map<String, Object> object, String key, String value) {
        if (!value.isEmpty()) {
            object.put(key, value);
        }
    }

    private static void putUnlessZero(Map<String, Object> object, String key, long value) {
        if (value != 0) {
            object.put(key, value);
        }
    }

    private static void print(TextOutput target, Map<String, Object> object) {
        target.println(GoJson.of(object));
        target.flush();
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
