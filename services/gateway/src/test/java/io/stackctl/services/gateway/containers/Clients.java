package io.stackctl.services.gateway.containers;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A few clients that ask again and again, and remember every answer that is not 200. */
final class Clients implements AutoCloseable {
    private static final int CLIENTS = 4;

    private final List<Thread> threads = new ArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean ended;

    Clients(Gateway gateway, String path) throws IOException {
        var request = HttpRequest.newBuilder(gateway.address("http", 80, path)).build();
        for (int i = 0; i < CLIENTS; i++) {
            threads.add(Thread.ofVirtual().start(() -> ask(gateway.client(), request)));
        }
    }

    private void ask(HttpClient client, HttpRequest request) {
        while (!ended) {
            try {
                var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    failures.add(answer.statusCode() + " " + answer.body());
                }
                Thread.sleep(20);
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
            answers.incrementAndGet();
        }
    }

    /** Waits for so many answers more. */
    void untilAnswered(int more) throws Exception {
        long goal = answers.get() + more;
        Gateway.until(() -> answers.get() >= goal);
    }

    List<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        ended = true;
    }
}
