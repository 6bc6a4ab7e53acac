package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.terminal.device.TextOutput;
import io.stackctl.terminal.text.GoJson;
import io.stackctl.terminal.text.GoTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One JSON object a line, with the fields of Compose: id, parent_id, text, status, current, total,
 * percent.
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
                print(out, object(id(changed.resource(), line), line.text(), line.status()));
            }
            case Event.TransferProgress progress -> transferred(progress);
            case Event.BuildLog log -> builds.accept(log.target(), log.line());
            case Event.Warning warning -> print(out, message("warning", warning.message()));
            case Event.Note note -> print(out, message("info", note.message()));
            case Event.HookLine(var hook, var line) -> print(out, object(hook, line, ""));
            case Event.Deploying _ -> {}
            case Event.Attaching _,
                    Event.LogLine _,
                    Event.ContainerExited _,
                    Event.ContainerRecreated _,
                    Event.Aborting _,
                    Event.Interrupting _ ->
                    logs.accept(event);
        }
    }

    private void transferred(Event.TransferProgress progress) {
        Map<String, Object> object = object(progress.part(), progress.status(), "");
        object.put(
                "parent_id",
                ProgressLine.of(new Event.ResourceChanged(progress.resource(), Status.PULLING))
                        .id());
        if (progress.total() > 0) {
            object.put("current", progress.current());
            object.put("total", progress.total());
            object.put("percent", progress.current() * 100 / progress.total());
        }
        print(out, object);
    }

    /**
     * Programs know the kinds of things that Compose names, and warn of others: those are called by
     * their name alone, as Compose calls a service.
     */
    private static String id(Resource resource, ProgressLine line) {
        return switch (resource.kind()) {
            case CONTAINER, NETWORK, VOLUME, IMAGE -> line.id();
            case SERVICE, CONFIG, MIGRATION, PROVIDER -> resource.name();
        };
    }

    private Map<String, Object> object(String id, String text, String status) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (dryRun) {
            object.put("dry-run", true);
        }
        putUnlessEmpty(object, "id", id);
        putUnlessEmpty(object, "text", text);
        putUnlessEmpty(object, "status", status);
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
