package io.stackctl.history;

import io.stackctl.engine.Engine;
import io.stackctl.engine.VolumeSpec;
import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedVolume;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The list of what was done to a stack: lines of JSON in a volume. Each entry writes the list anew,
 * in a file whose name has its checksum, and only then removes those that it took over: so no half
 * line counts, and of two that write at once neither loses the other's entry. It keeps the newest
 * entries.
 */
public final class AuditLog {

    /** Entries that are kept. */
    static final int MOST = 5000;

    /** Bytes that are read: there may be several lists, of those who wrote at once. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    /** Bytes that are kept; more than {@link #MOST} entries of the usual length have. */
    private static final int MOST_KEPT = 16 * 1024 * 1024;

    private static final String PREFIX = "audit-";

    private final Engine engine;
    private final StackName stack;
    private final RecordNames names;

    public AuditLog(Engine engine, StackName stack) {
        this.engine = engine;
        this.stack = stack;
        this.names = new RecordNames(stack);
    }

    /** Whether a stack has such a list, as an observation of it shows. */
    public static boolean isAmong(List<ObservedVolume> kept) {
        return kept.stream()
                .anyMatch(volume -> volume.labels().get(RevisionLabels.AUDIT).isPresent());
    }

    /** Adds an entry; the first one makes the list. */
    public void append(AuditEntry entry) {
        engine.volumes()
                .create(VolumeSpec.of(names.audit(), Map.of(RevisionLabels.AUDIT, stack.value())));
        if (!stands()) {
            throw new StackException(
                    new OperationFailed(
                            "volume " + names.audit() + " is in the way: it is no list of changes",
                            "rename it, or remove it if nobody needs it"));
        }
        try (var files = VolumeFiles.of(engine, stack, names.audit())) {
            var before = files.all(MOST_BYTES);
            var lines = lines(before);
            lines.add(AuditLine.write(entry));
            var content =
                    (String.join("\n", newest(lines)) + "\n").getBytes(StandardCharsets.UTF_8);
            var name = PREFIX + Checksum.of(content);
            files.write(name, content);
            before.keySet().stream().filter(old -> !old.equals(name)).forEach(files::remove);
        }
    }

    /** The newest, as many as are kept and one at least, in their order. */
    private static Collection<String> newest(SortedSet<String> lines) {
        var kept = new ArrayDeque<String>();
        long bytes = 0;
        for (var line : lines.reversed()) {
            bytes += line.getBytes(StandardCharsets.UTF_8).length + 1L;
            if (kept.size() == MOST || (bytes > MOST_KEPT && !kept.isEmpty())) {
                break;
            }
            kept.addFirst(line);
        }
        return kept;
    }

    private boolean stands() {
        return engine.volumes()
                .inspect(names.audit())
                .flatMap(volume -> volume.labels().get(RevisionLabels.AUDIT))
                .equals(Optional.of(stack.value()));
    }

    /**
     * What was done, the oldest first.
     *
     * @param since leaves out what was done before
     */
    public List<AuditEntry> read(Optional<Instant> since) {
        return lines().stream()
                .flatMap(line -> AuditLine.read(line).stream())
                .filter(entry ->
                        since.filter(from -> entry.occasion().at().isBefore(from)).isEmpty())
                .toList();
    }

    /** The entry as it is kept: JSON on one line. */
    public static String json(AuditEntry entry) {
        return AuditLine.write(entry);
    }

    private List<String> lines() {
        if (!stands()) {
            return List.of();
        }
        try (var files = VolumeFiles.of(engine, stack, names.audit())) {
            return new ArrayList<>(lines(files.all(MOST_BYTES)));
        }
    }

    /**
     * The lines of all files that are whole; they begin with their time, and so does their order.
     */
    private static SortedSet<String> lines(Map<String, byte[]> files) {
        var lines = new TreeSet<String>();
        files.forEach((name, content) -> {
            if (name.equals(PREFIX + Checksum.of(content))) {
                new String(content, StandardCharsets.UTF_8).lines().forEach(lines::add);
            }
        });
        return lines;
    }
}
