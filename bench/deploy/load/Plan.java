package load;

import module java.base;

/**
 * What is sent.
 *
 * @param rate requests a second, every fifth of them a POST
 * @param fresh share of requests that have a connection of their own, 0 to 1
 * @param pages page loads a second: a page, and after 50 ms what belongs to it
 * @param slow requests that take {@code slowSeconds}; they leave when the phase {@code during} begins
 * @param sockets WebSockets that are open all the time
 * @param streams event streams that are open all the time
 */
public record Plan(Target target, int rate, double fresh, int pages, int slow, int slowSeconds, int sockets, int streams) {

    public static Plan of(Target target, int rate) {
        return new Plan(target, rate, 0.5, 0, 0, 0, 0, 0);
    }

    public Plan withFresh(double share) {
        return new Plan(target, rate, share, pages, slow, slowSeconds, sockets, streams);
    }

    public Plan withPages(int perSecond) {
        return new Plan(target, rate, fresh, perSecond, slow, slowSeconds, sockets, streams);
    }

    public Plan withSlow(int count, int seconds) {
        return new Plan(target, rate, fresh, pages, count, seconds, sockets, streams);
    }

    public Plan withStreams(int webSockets, int eventStreams) {
        return new Plan(target, rate, fresh, pages, slow, slowSeconds, webSockets, eventStreams);
    }
}
