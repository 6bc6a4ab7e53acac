package load;

import module java.base;

import load.NastyServer.Answering;

/** Whether the load generator sees what it is there to see: each way to fail, each stall. Run with {@code bench/deploy/check}. */
final class LoadCheck {

    private static final int RATE = 100;

    /** In milliseconds; also a machine that does much else answers sooner. */
    private static final int PATIENT = 20000;

    private static int failed;

    private LoadCheck() {}

    static void main() throws Exception {
        faults();
        keptConnections();
        posts();
        pages();
        stall();
        lateStart();
        phases();
        StreamCheck.run();
        IO.println(failed == 0 ? "the load generator sees what it should" : failed + " of its checks failed");
        System.exit(failed == 0 ? 0 : 1);
    }

    /** One line for what holds or does not. */
    static void expect(String what, boolean holds, Object seen) {
        failed += holds ? 0 : 1;
        IO.println((holds ? "ok      " : "FAILED  ") + what + (holds ? "" : ": " + seen));
    }

    private static void faults() throws Exception {
        counts("a server that is well", null, (line, _, out) -> NastyServer.well(line, out));
        counts("status 500", Fault.STATUS_5XX, (_, _, out) -> NastyServer.say("500 No", "", "", out));
        counts("status 404", Fault.STATUS_4XX, (_, _, out) -> NastyServer.say("404 No", "", "", out));
        counts("a connection that is closed unanswered", Fault.RESET, (_, _, _) -> false);
        counts("a status line that is cut", Fault.CUT, (_, _, out) -> !NastyServer.raw("HTTP/1.1 20", out));
        counts("a head that is cut", Fault.CUT, (_, _, out) -> !NastyServer.raw("HTTP/1.1 200 OK\r\nContent-Le", out));
        counts("a body that is cut", Fault.CUT, (_, _, out) -> !NastyServer.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1234", out));
        counts("chunks that are cut", Fault.CUT, (_, _, out) -> !NastyServer.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", out));
        counts("what is no HTTP", Fault.WRONG, (_, _, out) -> !NastyServer.raw("hello\r\n\r\n", out));
        counts("another one's answer", Fault.WRONG, (_, _, out) -> NastyServer.say("200 OK", "", "{\"request\":\"another\"}", out));
        try (var server = new NastyServer((_, _, _) -> {
            Thread.sleep(Duration.ofSeconds(30));
            return false;
        })) {
            only("no answer", Fault.TIMEOUT, run(Plan.of(server.target(300), RATE), 300));
        }
        try (var server = new NastyServer((_, _, _) -> false)) {
            server.resets.set(true);
            only("a connection that is reset", Fault.RESET, run(plan(server), 300));
        }
        int closed;
        try (var free = new ServerSocket(0)) {
            closed = free.getLocalPort();
        }
        only("a closed port", Fault.REFUSED, run(Plan.of(new Target("127.0.0.1", closed, PATIENT), RATE), 300));
        only("a name that is none", Fault.UNKNOWN_NAME, run(Plan.of(new Target("a..b", 80, PATIENT), RATE), 300));
    }

    private static Plan plan(NastyServer server) {
        return Plan.of(server.target(PATIENT), RATE);
    }

    private static Report run(Plan plan, int millis) throws InterruptedException {
        var load = new Load(plan);
        load.start();
        Thread.sleep(millis);
        return load.end();
    }

    private static void counts(String what, Fault fault, Answering answering) throws Exception {
        try (var server = new NastyServer(answering)) {
            only(what, fault, run(plan(server), 300));
        }
    }

    /** Every request has failed in this way, or none when there is none. */
    private static void only(String what, Fault fault, Report report) {
        var requests = report.samples().size();
        expect(
                what + " is counted as " + (fault == null ? "well" : fault.key()),
                requests > 0 && report.samples().stream().allMatch(s -> s.fault() == fault) && report.failed() == (fault == null ? 0 : requests),
                report.figures(List.of()));
    }

    /** A server that closes each connection after an answer, and never says so. */
    private static void keptConnections() throws Exception {
        try (var server = new NastyServer((line, _, out) -> !NastyServer.well(line, out))) {
            var report = run(plan(server).withFresh(0), 300);
            expect(
                    "a kept connection that has been closed meanwhile is no failure of a GET",
                    report.samples().size() > 10 && report.samples().stream().allMatch(s -> s.fault() == null || s.kind() == Sample.Kind.POST),
                    report.figures(List.of()));
        }
        // Here it is closed on the second request, so that only asking tells.
        var asked = new ConcurrentHashMap<OutputStream, Integer>();
        try (var server = new NastyServer((line, _, out) -> asked.merge(out, 1, Integer::sum) == 1 && NastyServer.well(line, out))) {
            var report = run(plan(server).withFresh(0), 500);
            expect(
                    "a GET is asked once more over a new connection, a POST is not",
                    report.retried() > 0
                            && report.failed() > 0
                            && report.samples().stream().allMatch(s -> s.fault() == null || s.fault() == Fault.RESET && s.kind() == Sample.Kind.POST),
                    report.figures(List.of()));
        }
    }

    private static void posts() throws Exception {
        var done = Collections.synchronizedList(new ArrayList<String>());
        try (var server = new NastyServer((line, body, out) -> {
            if (line.startsWith("POST")) {
                int number = done.size() % 4;
                // Of four, one is done twice, one is done but not answered well, and one is only said to be done.
                done.add(number == 3 ? "not " + body : body);
                if (number == 0) {
                    done.add(0, body);
                    done.add(0, "none");
                    done.add(0, "none");
                    done.add(0, "none");
                }
                if (number == 2) {
                    return NastyServer.say("500 No", "", "", out);
                }
            }
            return NastyServer.well(line, out);
        })) {
            var report = run(plan(server).withFresh(1), 800);
            var figures = Posts.figures(report.samples(), done);
            long each = (Integer) figures.get("sent") / 4;
            expect(
                    "POSTs that are lost, doubled or unsure",
                    each > 2 && Stream.of("lost", "doubled", "unsure").allMatch(of -> Math.abs((Long) figures.get(of) - each) <= 1),
                    figures);
        }
    }

    private static void pages() throws Exception {
        var cookies = new AtomicInteger();
        try (var server = new NastyServer((line, _, out) -> {
            if (line.contains("/page")) {
                return NastyServer.say("200 OK", "Set-Cookie: side=1; Path=/\r\n", "<script src=\"/asset?v=1\">", out);
            }
            cookies.addAndGet(line.contains("/asset") ? 1 : 0);
            return line.contains("/asset") ? NastyServer.say("404 No", "", "", out) : NastyServer.well(line, out);
        })) {
            var report = run(plan(server).withPages(20), 500);
            var mixed = report.samples().stream().filter(Sample::mixed).count();
            expect("a page with parts of another version is mixed, not failed", mixed > 5 && report.failed() == 0, report.figures(List.of()));
        }
    }

    /** For a second nothing is answered; what was due then is late by what is left of that second. */
    private static void stall() throws Exception {
        var gate = new ReentrantReadWriteLock();
        var arrived = new AtomicInteger();
        try (var server = new NastyServer((line, _, out) -> {
            arrived.incrementAndGet();
            gate.readLock().lock();
            try {
                return NastyServer.well(line, out);
            } finally {
                gate.readLock().unlock();
            }
        })) {
            var load = new Load(Plan.of(server.target(PATIENT), RATE));
            load.start();
            Thread.sleep(1500);
            gate.writeLock().lock();
            load.phase("during");
            int before = arrived.get();
            Thread.sleep(1000);
            int meanwhile = arrived.get() - before;
            gate.writeLock().unlock();
            Thread.sleep(200);
            var report = load.end();
            long began = report.began("during");
            var late = report.samples().stream()
                    .filter(s -> s.due() >= began && s.due() < began + 900_000_000)
                    .toList();
            expect("requests leave in spite of a stall", meanwhile > RATE / 4, meanwhile);
            expect("none is spared", late.size() >= RATE * 9 / 10 - 1, late.size());
            expect(
                    "each is late by what was left of the stall",
                    report.failed() == 0
                            && late.stream().allMatch(s -> s.latency() >= 1000 - (s.due() - began) / 1e6 - 1),
                    report.figures(List.of()));
            @SuppressWarnings("unchecked")
            var during = ((Map<String, Map<String, Double>>) report.figures(List.of()).get("phases")).get("during");
            expect("p99 and the maximum show it", during.get("p99") >= 900 && during.get("max") >= 950, during);
        }
    }

    private static void lateStart() {
        var sample = new Sample(Sample.Kind.GET, "", 0, 7_000_000, 9_000_000, null, "", "");
        expect("a request that leaves late counts from when it was due", sample.latency() == 9, sample.latency());
    }

    private static void phases() throws Exception {
        var version = new AtomicInteger(1);
        try (var server = new NastyServer((line, _, out) -> {
            var id = line.replaceAll("^.*id=|[ &].*$", "");
            return NastyServer.say("200 OK", "X-Version: " + version + "\r\n", "{\"version\":1,\"request\":\"" + id + "\"}", out);
        })) {
            var load = new Load(plan(server));
            load.start();
            Thread.sleep(1500);
            load.phase("during");
            version.set(2);
            Thread.sleep(300);
            var report = load.end();
            var versions = report.figures(List.of()).get("versions").toString();
            expect("versions are told apart", versions.matches("\\{1=\\{answers=\\d{3,},.*2=\\{answers=\\d{2,},.*"), versions);
        }
    }
}
