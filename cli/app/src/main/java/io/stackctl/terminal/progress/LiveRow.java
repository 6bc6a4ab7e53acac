package io.stackctl.terminal.progress;

import io.stackctl.event.Event;
import io.stackctl.event.Resource;
import io.stackctl.event.Status;
import io.stackctl.terminal.text.HumanSize;
import io.stackctl.terminal.text.Shown;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a live renderer knows of one resource. */
final class LiveRow {

    /** A control sequence, as ECMA-48 defines it in 5.4. */
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-?]*[ -/]*[@-~]");

    private final Resource resource;
    private final long startedAt;
    private final Map<String, Transfer> transfers = new LinkedHashMap<>();
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
        this.resource = resource;
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
        if (event.part().isEmpty()) {
            logLine = event.status();
            return;
        }
        transfers.put(event.part(), new Transfer(event.current(), event.total()));
    }

    void log(String text) {
        // Colours and cursor movements of what builds have no place in a line that is drawn again.
        logLine = SEQUENCE.matcher(text).replaceAll("").strip();
    }

    /** Says how far it is while that goes on, in place of a status; nothing ends that. */
    void follow(String text) {
        followed = text;
    }

    Resource resource() {
        return resource;
    }

    Status.Progress progress() {
        return followed.isEmpty() ? progress : Status.Progress.WORKING;
    }

    String id() {
        return Shown.line(line.id());
    }

    /** The status with whatever makes it worth watching: bytes moved, the last line of a build. */
    String status() {
        if (!followed.isEmpty()) {
            return Shown.line(followed);
        }
        var text = new StringBuilder(line.text());
        if (!line.status().isEmpty()) {
            text.append(text.isEmpty() ? "" : " ").append(line.status());
        }
        if (progress == Status.Progress.WORKING) {
            append(text, transferred());
            append(text, logLine);
        }
        return Shown.line(text.toString().replace('\n', ' ').replace('\t', ' '));
    }

    private static void append(StringBuilder text, String more) {
        if (!more.isEmpty()) {
            text.append(text.isEmpty() ? "" : "  ").append(more);
        }
    }

    private String transferred() {
        long current = 0;
        long total = 0;
        for (Transfer transfer : transfers.values()) {
            current += transfer.current();
            total += transfer.total();
        }
        return total == 0 ? "" : HumanSize.decimal(current) + " / " + HumanSize.decimal(total);
    }

    /** Such as {@code 12.3s}. */
    String elapsed(long now) {
        long end = progress() == Status.Progress.WORKING ? now : endedAt;
        long tenths = (end - startedAt) / 100_000_000;
        return tenths / 10 + "." + tenths % 10 + "s";
    }

    /**
     * Bytes of one layer.
     *
     * @param total 0 when unknown
     */
    private record Transfer(long current, long total) {}
}
