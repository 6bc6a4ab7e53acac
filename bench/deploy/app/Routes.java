package app;

import module java.base;

/** What is answered where. Every answer says version and instance in its fields. */
final class Routes {

    /** Long enough that an answer can be cut in its midst. */
    private static final String FILLING = "-".repeat(2000);

    private final Knobs knobs;
    private final Journal journal;
    private final Life life;
    private final long began = System.nanoTime();
    private final Map<Long, AtomicInteger> perSecond = new ConcurrentHashMap<>();

    Routes(Knobs knobs, Journal journal, Life life) {
        this.knobs = knobs;
        this.journal = journal;
        this.life = life;
    }

    /** Answers; false when the connection is done with. */
    boolean answer(Request request, InputStream in, OutputStream out) throws IOException, InterruptedException {
        switch (request.path()) {
            case "/ws" -> {
                Counter.serve(request, in, out, life, fields());
                return false;
            }
            case "/sse" -> {
                return Feed.serve(request, out, life, fields());
            }
            default -> {
                var answer = answer(request);
                boolean more = !request.last() && !life.finishing();
                write(answer, more, out);
                return more;
            }
        }
    }

    private record Answer(int status, String type, String body) {}

    private Answer answer(Request request) throws IOException, InterruptedException {
        var id = request.query().getOrDefault("id", "");
        return switch (request.path()) {
            case "/health" -> ready() ? new Answer(200, "text/plain", "ready\n") : new Answer(503, "text/plain", "not ready\n");
            case "/posted" -> new Answer(200, "text/plain", journal.posted());
            case "/slow" -> {
                Thread.sleep(Math.round(1000 * Double.parseDouble(request.query().getOrDefault("s", "30"))));
                yield said(id);
            }
            case "/page" -> failing() ? failed() : new Answer(200, "text/html", "<script src=\"/asset?v=" + knobs.version() + "\"></script>\n");
            case "/asset" -> knobs.version().equals(request.query().get("v"))
                    ? new Answer(200, "text/javascript", "// of version " + knobs.version() + "\n")
                    : new Answer(404, "text/plain", "not in version " + knobs.version() + "\n");
            case "/" -> {
                if (failing()) {
                    yield failed();
                }
                if (request.method().equals("POST")) {
                    journal.note("POST " + request.body());
                }
                yield said(id);
            }
            default -> new Answer(404, "text/plain", "nothing here\n");
        };
    }

    private Answer said(String id) {
        return new Answer(
                200,
                "application/json",
                "{\"version\":\"%s\",\"instance\":\"%s\",\"request\":\"%s\",\"filling\":\"%s\"}\n"
                        .formatted(knobs.version(), knobs.instance(), id.replaceAll("[^\\w.-]", "_"), FILLING));
    }

    private static Answer failed() {
        return new Answer(500, "text/plain", "told to fail\n");
    }

    private boolean ready() {
        return knobs.readyDelay().filter(delay -> System.nanoTime() - began >= delay.toNanos()).isPresent();
    }

    private boolean failing() {
        long second = System.nanoTime() / 1_000_000_000;
        perSecond.keySet().removeIf(other -> other < second - 1);
        boolean above = perSecond.computeIfAbsent(second, _ -> new AtomicInteger()).incrementAndGet() > knobs.failAbove();
        return above || ThreadLocalRandom.current().nextDouble() < knobs.failRate();
    }

    private String fields() {
        return "X-Version: " + knobs.version() + "\r\nX-Instance: " + knobs.instance() + "\r\n";
    }

    private void write(Answer answer, boolean more, OutputStream out) throws IOException {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 " + answer.status() + " Said\r\n" + fields() + "Content-Type: " + answer.type() + "\r\nContent-Length: "
                + body.length + (more ? "" : "\r\nConnection: close") + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }
}
