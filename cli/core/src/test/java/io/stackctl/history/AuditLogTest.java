package io.stackctl.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackctl.engine.Engine;
import io.stackctl.engine.FakeEngine;
import io.stackctl.model.name.ImageId;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.model.name.VolumeName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuditLogTest implements AuditLogContract {

    private final FakeEngine engine = FakeEngine.with();

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public StackName stack() {
        return StackName.of("shop");
    }

    private void write(String name, String content) {
        var volume = VolumeName.of("shop_stackctl-audit");
        try (var files = VolumeFiles.of(engine, stack(), volume)) {
            files.write(name, content.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void half_a_file_counts_for_nothing_and_goes_with_the_next_entry() {
        var log = new AuditLog(engine, stack());
        log.append(AuditLogContract.entry(1, "whole"));
        write("audit-" + "0".repeat(64), "{\"at\":\"2026-11-26T10:00:00.000Z\",\"by\":\"a");

        assertEquals(List.of(AuditLogContract.entry(1, "whole")), log.read(Optional.empty()));
        log.append(AuditLogContract.entry(2, "next"));
        assertEquals(2, log.read(Optional.empty()).size());
        assertEquals(1, files().size());
    }

    private Set<String> files() {
        try (var files = VolumeFiles.of(engine, stack(), VolumeName.of("shop_stackctl-audit"))) {
            return files.all(1_000_000).keySet();
        }
    }

    @Test
    void entries_of_many_services_make_room_before_the_list_is_too_large_to_be_read() {
        var log = new AuditLog(engine, stack());
        for (int second = 0; second < 3; second++) {
            log.append(large(second));
        }

        var kept = log.read(Optional.empty());
        assertTrue(kept.size() < 3);
        assertEquals(large(2), kept.getLast());
    }

    /** Of more than eight megabytes. */
    private static AuditEntry large(int second) {
        var usual = AuditLogContract.entry(second, "x");
        var images = new TreeMap<ServiceName, ImageId>();
        for (int service = 0; service < 9_000; service++) {
            images.put(
                    ServiceName.of("service-" + service), new ImageId("sha256:" + "0".repeat(900)));
        }
        return new AuditEntry(
                usual.occasion(),
                usual.action(),
                usual.epoch(),
                usual.from(),
                usual.to(),
                images,
                usual.facts(),
                usual.outcome(),
                usual.took());
    }

    @Test
    void the_oldest_entries_make_room() {
        var lines = new StringBuilder();
        for (var second = 0; second < AuditLog.MOST; second++) {
            lines.append(AuditLine.write(AuditLogContract.entry(second, "x"))).append('\n');
        }
        var log = new AuditLog(engine, stack());
        log.append(AuditLogContract.entry(0, "x"));
        var content = lines.toString();
        write("audit-" + Checksum.of(content.getBytes(StandardCharsets.UTF_8)), content);
        log.append(AuditLogContract.entry(AuditLog.MOST, "newest"));

        var entries = log.read(Optional.empty());
        assertEquals(AuditLog.MOST, entries.size());
        assertEquals(AuditLogContract.entry(1, "x"), entries.getFirst());
        assertEquals(AuditLogContract.entry(AuditLog.MOST, "newest"), entries.getLast());
    }

    @Test
    void a_line_of_somebody_else_is_no_entry() {
        for (var line :
                List.of(
                        "",
                        "{",
                        "[]",
                        "{}x",
                        "{\"a\":1.5}",
                        "{\"a\":\"\\u00\"}",
                        "{\"a\":\"b\"",
                        "{\"a\":" + "{\"a\":".repeat(1000),
                        "null")) {
            assertEquals(Optional.empty(), AuditLine.read(line), line);
        }
    }
}
