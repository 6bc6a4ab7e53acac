package load;

import module java.base;

/** Event streams that are to stay open. Ids go up by one, so those that are left out are lost. */
final class Streams extends Lasting {

    private final ThreadLocal<Long> last = ThreadLocal.withInitial(() -> 0L);
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong doubled = new AtomicLong();

    Streams(Target target, int count) {
        super(target, count);
    }

    @Override
    String hold(Wire wire) throws Failure {
        var more = last.get() == 0 ? "" : "Last-Event-ID: " + last.get() + "\r\n";
        wire.send(target.request("GET", "/sse", "Accept: text/event-stream\r\n" + more, ""));
        if (!wire.head().good().chunked()) {
            throw new Failure(Fault.WRONG, "no stream");
        }
        opened.incrementAndGet();
        try {
            var rest = "";
            for (var chunk = wire.chunk(); !chunk.isEmpty(); chunk = wire.chunk()) {
                rest = take(rest + chunk);
            }
            return "clean";
        } catch (Failure e) {
            return e.fault().key();
        }
    }

    /** Counts whole events, and returns what is left of the text. */
    private String take(String text) {
        int end;
        while ((end = text.indexOf("\n\n")) >= 0) {
            var event = text.substring(0, end);
            text = text.substring(end + 2);
            if (event.startsWith("id: ")) {
                long id = Long.parseLong(event.substring(4, event.indexOf('\n')));
                if (last.get() != 0) {
                    lost.addAndGet(Math.max(0, id - last.get() - 1));
                    doubled.addAndGet(id <= last.get() ? 1 : 0);
                }
                last.set(id);
                received();
            }
        }
        return text;
    }

    @Override
    Map<String, Object> figures() {
        var figures = super.figures();
        figures.put("lost", lost.get());
        figures.put("doubled", doubled.get());
        return figures;
    }
}
