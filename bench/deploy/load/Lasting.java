package load;

import module java.base;

/** Connections on which something arrives all the time, and which are opened again when they end. */
abstract class Lasting {

    private static final int RECONNECT_MILLIS = 200;

    final Target target;
    private final int count;
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger messages = new AtomicInteger();
    final Map<String, AtomicInteger> endings = new ConcurrentSkipListMap<>();
    final Map<String, AtomicInteger> failedToOpen = new ConcurrentSkipListMap<>();
    private final AtomicLong longestGap = new AtomicLong();
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private final ThreadLocal<Long> last = new ThreadLocal<>();
    private volatile boolean over;

    Lasting(Target target, int count) {
        this.target = target;
        this.count = count;
    }

    void start() {
        for (int i = 0; i < count; i++) {
            threads.add(Thread.startVirtualThread(this::keepOpen));
        }
    }

    private void keepOpen() {
        while (!over) {
            try (var wire = target.connect()) {
                wires.add(wire);
                var ending = hold(wire);
                if (!over) {
                    endings.computeIfAbsent(ending, _ -> new AtomicInteger()).incrementAndGet();
                }
                wires.remove(wire);
            } catch (Failure e) {
                if (!over) {
                    failedToOpen.computeIfAbsent(e.fault().key(), _ -> new AtomicInteger()).incrementAndGet();
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(RECONNECT_MILLIS).toNanos());
        }
    }

    /** Opens and reads until the end, whose name it returns. */
    abstract String hold(Wire wire) throws Failure;

    /** To be called by the thread of a connection for each message. */
    final void received() {
        long now = System.nanoTime();
        if (last.get() != null) {
            longestGap.accumulateAndGet(now - last.get(), Math::max);
        }
        last.set(now);
        messages.incrementAndGet();
    }

    void stop() throws InterruptedException {
        over = true;
        wires.forEach(Wire::close);
        for (var thread : threads) {
            thread.join();
        }
    }

    private static Map<String, Integer> counts(Map<String, AtomicInteger> of) {
        var counts = new TreeMap<String, Integer>();
        of.forEach((name, count) -> counts.put(name, count.get()));
        return counts;
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("opened", opened.get());
        figures.put("messages", messages.get());
        figures.put("ended", counts(endings));
        figures.put("not-opened", counts(failedToOpen));
        figures.put("longest-gap", longestGap.get() / 1_000_000);
        return figures;
    }
}
