package load;

import module java.base;

import load.Sample.Kind;

/** Sends single requests, over new connections or over those that are left from earlier ones. */
final class Client {

    private final Target target;
    private final Deque<Wire> idle = new ConcurrentLinkedDeque<>();
    private final Queue<Sample> samples;
    final AtomicInteger retried = new AtomicInteger();

    Client(Target target, Queue<Sample> samples) {
        this.target = target;
        this.samples = samples;
    }

    /** One request, whose outcome becomes a sample; returns what was answered, or null. */
    Answer send(Kind kind, String id, String path, boolean keep, String more, long due) {
        long left = System.nanoTime();
        Fault fault = null;
        Answer answer = null;
        try {
            answer = exchange(kind, id, path, keep, more);
            answer.good();
            if (!answer.body().contains(expected(kind, id))) {
                fault = Fault.WRONG;
            }
        } catch (Failure e) {
            fault = e.fault();
        }
        samples.add(new Sample(
                kind,
                id,
                due,
                left,
                System.nanoTime(),
                fault,
                answer == null ? "" : answer.version(),
                answer == null ? "" : answer.instance()));
        return fault == null ? answer : null;
    }

    /** What only the answer to this request holds. */
    private static String expected(Kind kind, String id) {
        return switch (kind) {
            case GET, SLOW -> "\"request\":\"" + id + "\"";
            case POST -> "\"version\"";
            case PAGE -> "src=\"/asset";
            case ASSET -> "//";
        };
    }

    /**
     * A connection that the other side closes in the very moment of a request is nobody's failure: like a browser, this asks once more over
     * a new one, when the connection was used before, nothing was answered, and asking twice does no harm.
     */
    private Answer exchange(Kind kind, String id, String path, boolean keep, String more) throws Failure {
        var method = kind == Kind.POST ? "POST" : "GET";
        var request = target.request(method, path, more + (keep ? "" : "Connection: close\r\n"), kind == Kind.POST ? id : "");
        var used = keep ? unused() : null;
        if (used != null) {
            try {
                return over(used, request, true);
            } catch (Failure e) {
                if (e.fault() != Fault.RESET || kind == Kind.POST) {
                    throw e;
                }
                retried.incrementAndGet();
            }
        }
        return over(target.connect(), request, keep);
    }

    private Wire unused() {
        for (var wire = idle.pollFirst(); wire != null; wire = idle.pollFirst()) {
            if (wire.fresh()) {
                return wire;
            }
            wire.close();
        }
        return null;
    }

    private Answer over(Wire wire, byte[] request, boolean keep) throws Failure {
        boolean kept = false;
        try {
            var answer = wire.ask(request);
            kept = keep && !answer.last();
            if (kept) {
                idle.addFirst(wire);
            }
            return answer;
        } finally {
            if (!kept) {
                wire.close();
            }
        }
    }

    void close() {
        idle.forEach(Wire::close);
    }
}
