package io.stackctl.services.kit;

import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Makes a service fail on purpose, so that what the stack does about it can be seen. Only with
 * {@code FAULTS=on}:
 *
 * <ul>
 *   <li>{@code POST /faults/memory?mib=64}: holds so much more memory, outside the Java heap
 *   <li>{@code POST /faults/freeze}: never answers anything again
 *   <li>{@code POST /faults/crash}: dies at once, with exit code 70
 *   <li>{@code POST /faults/busy?seconds=5}: keeps all processors busy that long, then answers
 *   <li>{@code GET /faults/slow?seconds=5}: answers after that long
 * </ul>
 */
final class Faults implements Handler {
    private static final long STEP = 1 << 20;

    private final Handler service;
    private final Log log;
    private final Router faults = new Router();
    private final Arena held = Arena.ofShared();
    private volatile boolean frozen;

    Faults(Handler service, Log log) {
        this.service = service;
        this.log = log;
        faults.add("POST", "/faults/memory", this::memory);
        faults.add("POST", "/faults/freeze", this::freeze);
        faults.add("POST", "/faults/crash", this::crash);
        faults.add("POST", "/faults/busy", this::busy);
        faults.add("GET", "/faults/slow", this::slow);
    }

    @Override
    public Response answer(Request request) throws Exception {
        if (frozen) {
            new CountDownLatch(1).await();
        }
        if (!request.path().startsWith("/faults/")) {
            return service.answer(request);
        }
        log.warn("fault asked for", "path", request.path());
        return faults.answer(request);
    }

    private Response memory(Request request) {
        for (long mib = number(request, "mib"); mib > 0; mib--) {
            held.allocate(STEP).fill((byte) 1); // untouched pages would not be resident
        }
        return Response.json(RssWatchdog.resident());
    }

    private Response freeze(Request request) {
        frozen = true;
        return Response.empty();
    }

    private Response crash(Request request) {
        Runtime.getRuntime().halt(70);
        return Response.empty();
    }

    private Response busy(Request request) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(number(request, "seconds")).toNanos();
        var threads = new Thread[Runtime.getRuntime().availableProcessors()];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = Thread.ofPlatform().start(() -> spin(until));
        }
        for (var thread : threads) {
            thread.join();
        }
        return Response.empty();
    }

    private static void spin(long until) {
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private Response slow(Request request) throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(number(request, "seconds")));
        return Response.text("at last");
    }

    private static long number(Request request, String name) {
        return request.query(name)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Long::parseLong)
                .orElseThrow(() -> HttpError.badRequest("say ?" + name + "=N"));
    }
}
