package io.stackctl.terminal.view;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * When a container was made, as Go prints it: {@code 2026-11-21 07:35:19 +0000 UTC}. Apart from the
 * other fields because the usual table does without it, and zones are slow to learn.
 */
final class CreatedAt {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z zzz");

    private CreatedAt() {}

    static String of(Instant time) {
        ZoneId zone = ZoneId.systemDefault();
        // Go names this zone UTC, where Java says Z.
        boolean utc = zone.normalized().equals(ZoneOffset.UTC);
        return FORMAT.format(time.atZone(utc ? ZoneId.of("UTC") : zone));
    }
}
