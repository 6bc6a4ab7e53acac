package io.stackctl.services.gateway.balancing;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ends the streams of some instances one after the other, so that their clients do not all come
 * back in the same moment; those that begin meanwhile, too.
 */
final class StreamEnding {
    /** For one stream to end in order, once it has been told to. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    /** For the same where everything is to be over at once: what was said must reach the client. */
    private static final Duration SHORTEST_MOMENT = Duration.ofMillis(250);

    private static final Duration TICK = Duration.ofMillis(20);

    /** Threads of streams that were cut have only to notice. */
    private static final int TICKS_TO_LEAVE = 100;

    private final Collection<Instance> instances;
    private final Duration moment;
    private final long lastWord;
    private final long end;
    private final Set<OpenStream> told = new HashSet<>();

    /** The whole of it takes {@code over}, or half a second where that is less. */
    StreamEnding(Collection<Instance> instances, Duration over) {
        this.instances = instances;
        var half = over.dividedBy(2);
        var longer = half.compareTo(SHORTEST_MOMENT) > 0 ? half : SHORTEST_MOMENT;
        this.moment = longer.compareTo(MOMENT) < 0 ? longer : MOMENT;
        long now = System.nanoTime();
        this.end = Math.max(now + over.toNanos(), now + 2 * moment.toNanos());
        this.lastWord = end - moment.toNanos();
    }

    /** Returns when all are gone, having cut those that did not end in time. */
    void run() throws InterruptedException {
        long next = System.nanoTime();
        var open = open();
        while (!open.isEmpty() && System.nanoTime() - end < 0) {
            var untold = open.stream().filter(stream -> !told.contains(stream)).toList();
            if (!untold.isEmpty() && System.nanoTime() - next >= 0) {
                tell(untold.getFirst());
                next += Math.max(0, lastWord - next) / untold.size();
            } else {
                Thread.sleep(TICK);
            }
            open = open();
        }
        open.forEach(OpenStream::cut);
        for (int i = 0; i < TICKS_TO_LEAVE && !open().isEmpty(); i++) {
            Thread.sleep(TICK);
        }
    }

    private List<OpenStream> open() {
        return instances.stream()
                .flatMap(instance -> Stream.of(instance.streams(), instance.connections()))
                .flatMap(open -> open.all().stream())
                .toList();
    }

    private void tell(OpenStream stream) {
        told.add(stream);
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        stream.end(moment);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }
}
