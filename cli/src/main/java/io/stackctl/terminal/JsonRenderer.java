package io.stackctl.terminal;

import io.stackctl.event.Event;
import io.stackctl.event.Status;
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

    JsonRenderer(TextOutput out, boolean dryRun, LogPrinter logs) {
        this.out = out;
        this.dryRun = dryRun;
        this.logs = logs;
    }

    @Override
    public synchronized void accept(Event event) {
        switch (event) {
            case Event.ResourceChanged changed -> {
                ProgressLine line = ProgressLine.of(changed);
                // A pull's words stand in `text` only; a reader of `status` should find them too.
                String status = line.status().isEmpty() ? changed.status().word() : line.status();
                Map<String, Object> object = object(line.id(), line.text(), status);
                if (changed.status() == Status.FAILED) {
                    object.put("tail", true);
                }
                print(object);
            }
            case Event.TransferProgress progress -> transferred(progress);
            case Event.BuildLog log -> print(object(log.target(), log.line(), ""));
            case Event.Warning warning -> print(message("warning", warning.message()));
            case Event.Note note -> print(message("info", note.message()));
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
        print(object);
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
        return object;
    }

    private static void putUnlessEmpty(Map<String, Object> object, String key, String value) {
        if (!value.isEmpty()) {
            object.put(key, value);
        }
    }

    private void print(Map<String, Object> object) {
        out.println(JsonText.of(object));
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
