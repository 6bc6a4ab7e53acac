package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.terminal.text.HumanSize;
import io.stackctl.terminal.text.Shown;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a live renderer knows of one resource. */
final class LiveRow {

    /** A control sequence, as ECMA-48 defines it in 5.4. */
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");

    /** Eight dots to be filled, as Unicode's braille has them. */
    private static final String BARS = "\u2800\u2840\u28c0\u28c4\u28e4\u28e6\u28f6\u28f7\u28ff";

    /** How long a size mostly is at most, such as {@code 90.63MB}. */
    private static final int SIZE = 7;

    private final long startedAt;
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private ProgressLine line;
    private Status.Progress progress;
    private String logLine = "";
    private String followed = "";
    private long endedAt;

    /**
     * A row for a resource that is seen for the first time.
     *
     * @param now in nanoseconds, of the same clock as in every other call
     */
    LiveRow(Resource resource, long now) {
        this.startedAt = now;
        this.endedAt = now;
        this.progress = Status.Progress.WORKING;
        this.line = new ProgressLine(resource.toString(), "", "");
    }

    void change(Event.ResourceChanged event, long now) {
        line = ProgressLine.of(event);
        progress = event.status().progress();
        logLine = "";
        endedAt = now;
    }

    void transfer(Event.TransferProgress event) {
        layers.merge(event.part(), Layer.of(event), (before, after) -> after.after(before));
    }

    void log(String text) {
        // Colours and cursor movements of what builds have no place in a line that is drawn again.
        logLine = SEQUENCE.matcher(text).replaceAll("").strip();
    }

    /** Says how far it is while that goes on, in place of a status; nothing ends that. */
    void follow(String text) {
        followed = text;
    }

    Status.Progress progress() {
        return followed.isEmpty() ? progress : Status.Progress.WORKING;
    }

    String id() {
        return Shown.line(line.id());
    }

    String text() {
        return shown(followed.isEmpty() ? line.text() : followed);
    }

    /** Why it is so, or the last line of a build. */
    String details() {
        if (!followed.isEmpty()) {
            return "";
        }
        return shown(line.details().isEmpty() && isWorking() ? logLine : line.details());
    }

    private static String shown(String text) {
        return Shown.line(text.replace('\n', ' ').replace('\t', ' '));
    }

    /** How far each of its layers is, while it works. */
    Map<String, Layer> layers() {
        return Collections.unmodifiableMap(layers);
    }

    /** A sign for each layer, the fuller the further it is; empty without layers and in the end. */
    String bars() {
        var bars = new StringBuilder();
        if (isWorking()) {
            for (Layer layer : layers.values()) {
                bars.append(BARS.charAt((BARS.length() - 1) * layer.percent() / 100));
            }
        }
        return bars.toString();
    }

    /** Such as {@code 2MB / 9MB}; empty where the size of a layer is not known yet. */
    String sizes() {
        long current = 0;
        long total = 0;
        for (Layer layer : layers.values()) {
            if (layer.moving() && layer.total() == 0) {
                return "";
            }
            current += layer.current();
            total += layer.total();
        }
        if (total == 0 || !isWorking()) {
            return "";
        }
        var come = HumanSize.decimal(current);
        // What stands behind it must not go to and fro with each new figure.
        return " ".repeat(Math.max(0, SIZE - come.length()))
                + come
                + " / "
                + HumanSize.decimal(total);
    }

    private boolean isWorking() {
        return progress == Status.Progress.WORKING;
    }

    /** Such as {@code 12.3s}. */
    String elapsed(long now) {
        long end = progress() == Status.Progress.WORKING ? now : endedAt;
        long tenths = (end - startedAt) / 100_000_000;
        return tenths / 10 + "." + tenths % 10 + "s";
    }
}
