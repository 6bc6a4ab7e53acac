package io.stackctl.services.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Ends a service that has grown too large, before the kernel kills it in the middle of a request: a
 * fresh start costs a second, and a leak has no better cure at night.
 */
final class RssWatchdog {
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Path STATUS = Path.of("/proc/self/status");

    private final MemorySize limit;
    private final Consumer<String> onExcess;

    /**
     * Makes a watchdog.
     *
     * @param onExcess takes the reason, such as {@code resident memory 120M is above RSS_LIMIT
     *     112M}
     */
    RssWatchdog(MemorySize limit, Consumer<String> onExcess) {
        this.limit = limit;
        this.onExcess = onExcess;
    }

    void start() {
        Thread.ofPlatform().name("rss-watchdog").daemon().start(this::watch);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                check(resident());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void check(MemorySize resident) {
        if (resident.bytes() > limit.bytes()) {
            onExcess.accept("resident memory " + resident + " is above RSS_LIMIT " + limit);
        }
    }

    /** What the kernel counts as resident, from the line {@code VmRSS: 54321 kB} (proc(5)). */
    static MemorySize resident() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .map(kibibytes -> MemorySize.of(kibibytes + "K"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(STATUS + " has no VmRSS"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
