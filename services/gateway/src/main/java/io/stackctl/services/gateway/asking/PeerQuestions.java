package io.stackctl.services.gateway.asking;

import io.stackctl.services.gateway.discovery.Peers;
import io.stackctl.services.gateway.discovery.SwarmNews;
import io.stackctl.services.kit.HttpError;
import io.stackctl.services.kit.Request;
import io.stackctl.services.kit.Response;
import io.stackctl.services.kit.Service;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * What other gateways of the same service ask this one, whose engine is a manager of the swarm. It
 * is for them alone: a label may say more than what the dashboard shows.
 */
public final class PeerQuestions {
    /** Each that waits keeps a connection and a thread; another manager can be asked. */
    private static final int AT_ONCE = 64;

    /** How long an answer is kept back while there is nothing new. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final SwarmNews news;
    private final Patience patience;
    private final Semaphore questions = new Semaphore(AT_ONCE);

    /** Asks {@code service} whether it is ending. */
    public PeerQuestions(SwarmNews news, Service service) {
        this.news = news;
        this.patience = new Patience(service::ending);
    }

    public void addTo(Service service) {
        service.get(Peers.PATH, this::swarm);
    }

    private Response swarm(Request request) throws InterruptedException {
        if (!news.isFor(request.peer())) {
            throw refusal();
        }
        if (!questions.tryAcquire()) {
            throw new HttpError(503, AT_ONCE + " gateways are asking already: ask another one");
        }
        try {
            var known = request.query("known").orElse("");
            var ignored =
                    patience.until(
                            () -> !news.is(known), WAIT, longest -> news.await(known, longest));
            var told = news.since(known);
            if (told == null) {
                throw refusal();
            }
            return Response.json(told);
        } finally {
            questions.release();
        }
    }

    private static HttpError refusal() {
        return new HttpError(
                403, "this is told to other gateways of a swarm only, by those on its managers");
    }
}
