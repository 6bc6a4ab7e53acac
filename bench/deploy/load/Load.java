package load;

import module java.base;

import load.Sample.Kind;

/**
 * A load that leaves on schedule, whatever becomes of it (an open loop): a server that stalls for a second makes all requests of that second
 * late, and none of them is spared.
 */
public final class Load {

    private static final long PAGE_TO_ASSET_NANOS = 50_000_000;

    private final Plan plan;
    private final String name = Long.toString(System.currentTimeMillis(), 36);
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final Client client;
    private final Client slowly;
    private final Sockets sockets;
    private final Streams streams;
    private final SortedMap<Long, String> phases = new ConcurrentSkipListMap<>();
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final Thread schedule = Thread.ofPlatform().name("schedule").unstarted(this::keepSchedule);
    private volatile boolean over;

    public Load(Plan plan) {
        this.plan = plan;
        client = new Client(plan.target(), samples);
        var patient = new Target(
                plan.target().host(), plan.target().port(), plan.target().timeout() + plan.slowSeconds() * 1000);
        slowly = new Client(patient, samples);
        sockets = new Sockets(plan.target(), plan.sockets());
        streams = new Streams(plan.target(), plan.streams());
    }

    public void start() {
        sockets.start();
        streams.start();
        phases.put(System.nanoTime(), "warm-up");
        schedule.start();
    }

    /** How many requests have left and are not answered yet. */
    public int outstanding() {
        return running.size();
    }

    /** What leaves from now on counts there; with {@code during}, the slow requests leave. */
    public void phase(String phase) {
        phases.put(System.nanoTime(), phase);
        if (phase.equals("during")) {
            for (int i = 0; i < plan.slow(); i++) {
                var id = name + "-s" + i;
                long due = System.nanoTime();
                leave(() -> slowly.send(Kind.SLOW, id, "/slow?s=" + plan.slowSeconds() + "&id=" + id, false, "", due));
            }
        }
    }

    /** Sends nothing more, waits for what has left, and says what became of it all. */
    public Report end() throws InterruptedException {
        over = true;
        schedule.join();
        for (var thread : running) {
            thread.join();
        }
        sockets.stop();
        streams.stop();
        client.close();
        return new Report(plan, List.copyOf(samples), new TreeMap<>(phases), client.retried.get(), sockets, streams);
    }

    private void keepSchedule() {
        long began = System.nanoTime();
        for (long n = 0; !over; n++) {
            long due = began + n * 1_000_000_000L / plan.rate();
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            long number = n;
            leave(() -> single(number, due));
            // Spread evenly among the others.
            if (plan.pages() > 0 && n * plan.pages() % plan.rate() < plan.pages()) {
                leave(() -> page(number, due));
            }
        }
    }

    private void single(long n, long due) {
        var id = name + "-" + n;
        // A golden ratio's steps, so that the share holds for GET and POST, and in any stretch of time.
        boolean keep = n * 0.618034 % 1 >= plan.fresh();
        if (n % 5 == 4) {
            client.send(Kind.POST, id, "/", keep, "", due);
        } else {
            client.send(Kind.GET, id, "/?id=" + id, keep, "", due);
        }
    }

    /** Like a browser: with the cookie that came with the page, if any did. */
    private void page(long n, long due) {
        var page = client.send(Kind.PAGE, name + "-p" + n, "/page", true, "", due);
        if (page == null) {
            return;
        }
        var asset = page.body().split("\"")[1];
        var cookie = page.fields().getOrDefault("set-cookie", "").split(";")[0];
        LockSupport.parkNanos(PAGE_TO_ASSET_NANOS);
        client.send(Kind.ASSET, name + "-a" + n, asset, true, cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n", System.nanoTime());
    }

    private void leave(Runnable work) {
        var thread = Thread.ofVirtual().unstarted(() -> {
            try {
                work.run();
            } finally {
                running.remove(Thread.currentThread());
            }
        });
        running.add(thread);
        thread.start();
    }
}
