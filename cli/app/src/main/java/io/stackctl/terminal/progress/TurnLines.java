package io.stackctl.terminal.progress;

import io.stackctl.terminal.device.Console;
import io.stackctl.terminal.text.GoJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is said of the engines that a verb has its turns on, one after the other, on standard error.
 * To people: {@code far:} before each, and at the end which of them failed. To programs: for each
 * {@code {"id":"far","status":"Working","text":"Begun"}}, then {@code Done}, or {@code Error} with
 * {@code Failed}, and {@code Warning} with {@code Not begun} for those behind it.
 */
public final class TurnLines {

    private final Console console;
    private final ProgressMode mode;
    private final List<String> ended = new ArrayList<>();

    public TurnLines(Console console, ProgressMode mode) {
        this.console = console;
        this.mode = mode;
    }

    /** Says whose turn it is. */
    public void begun(String context) {
        if (mode == ProgressMode.JSON) {
            object(context, "Working", "Begun");
        } else if (mode != ProgressMode.QUIET) {
            line(context + ":");
        }
    }

    /** Says that a turn went well. */
    public void done(String context) {
        ended.add(context);
        if (mode == ProgressMode.JSON) {
            object(context, "Done", "Done");
        }
    }

    /**
     * Says that one did not.
     *
     * @param waiting those which are not begun for that
     */
    public void failed(String context, List<String> waiting) {
        if (mode == ProgressMode.JSON) {
            object(context, "Error", "Failed");
            waiting.forEach(one -> object(one, "Warning", "Not begun"));
            return;
        }
        List<String> parts = new ArrayList<>();
        ended.forEach(one -> parts.add(one + ": done"));
        parts.add(context + ": failed");
        waiting.forEach(one -> parts.add(one + ": not begun"));
        line(String.join("; ", parts));
    }

    private void object(String context, String status, String text) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", context);
        object.put("status", status);
        object.put("text", text);
        line(GoJson.of(object));
    }

    private void line(String line) {
        console.out().flush();
        console.err().println(line);
        console.err().flush();
    }
}
