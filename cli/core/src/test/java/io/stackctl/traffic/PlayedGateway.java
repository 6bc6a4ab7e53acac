package io.stackctl.traffic;

import io.stackctl.engine.FakeEngine;
import io.stackctl.model.deploy.Sticky;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A gateway as those who ask it see one: it acts by what lies on the engine as soon as it is asked,
 * and remembers what it saw.
 */
public final class PlayedGateway {

    private final FakeEngine engine;
    private final StackName stack;
    private final Set<String> routed;
    private final List<String> seen = new ArrayList<>();
    private final Map<ServiceName, Traffic> acted = new HashMap<>();
    private String revisions = "";
    private long inFlight;
    private String follows = "\"ready\"";
    private int status = 200;
    private Predicate<String> awaited = _ -> false;
    private Runnable task = () -> {};

    private PlayedGateway(FakeEngine engine, StackName stack, Set<String> routed) {
        this.engine = engine;
        this.stack = stack;
        this.routed = routed;
    }

    /** Has the gateways of an engine answer, which send requests to these services of a stack. */
    public static PlayedGateway of(FakeEngine engine, String stack, String... routed) {
        var gateway = new PlayedGateway(engine, StackName.of(stack), Set.of(routed));
        engine.play(gateway::asked);
        return gateway;
    }

    /** Lets it have counted this, from now on: JSON objects of revisions. */
    public synchronized void counts(String json) {
        revisions = json;
    }

    /** Lets so many requests be in flight, which end as soon as somebody waits for it. */
    public synchronized void inFlight(long requests) {
        inFlight = requests;
    }

    /** Has something done once, when it is asked for a path, and before it answers that. */
    public synchronized void whenAsked(Predicate<String> path, Runnable what) {
        awaited = path;
        task = what;
    }

    private Optional<String> asked(List<String> command) {
        if (command.getFirst().equals("/app/ask")) {
            taskFor(command.get(2)).run();
        }
        return answer(command);
    }

    private synchronized Runnable taskFor(String path) {
        if (!awaited.test(path)) {
            return () -> {};
        }
        awaited = _ -> false;
        return task;
    }

    /** Makes it one of before: it knows nothing of containers that others have found ready. */
    public synchronized void forgetNewOrders() {
        follows = "";
    }

    /** What containers answer test requests with, from now on. */
    public synchronized void answerTests(int with) {
        status = with;
    }

    /** How requests were shared, one after the other, such as {@code web r1=500 r2=500}. */
    public synchronized List<String> seen() {
        return List.copyOf(seen);
    }

    /**
     * Whether one of a service's containers that get requests runs, or they are held. What was said
     * of it and not asked about yet counts, since a gateway follows it at once.
     */
    public boolean isServedOrHeld(String service, List<ObservedContainer> containers) {
        var now = now(ServiceName.of(service));
        if (now.hold().isPositive()) {
            return true;
        }
        for (var container : containers) {
            boolean shared =
                    now.shares().isEmpty() || now.shareOf(container.labels().revision()) > 0;
            if (container.isUp() && shared && !now.drained().contains(container.id())) {
                return true;
            }
        }
        return false;
    }

    private Traffic now(ServiceName service) {
        return new TrafficObjects(engine, stack)
                .current(service)
                .map(TrafficLabels.Standing::traffic)
                .orElse(Traffic.ALIKE);
    }

    private synchronized Optional<String> answer(List<String> command) {
        if (!command.getFirst().equals("/app/ask")) {
            return Optional.empty();
        }
        var path = command.get(2);
        var unit = path.substring("/api/traffic/".length()).split("[@/?]", 2)[0];
        if (!routed.contains(unit)) {
            return Optional.empty();
        }
        if (path.contains("/drained")) {
            // Whoever does not wait only wants to know.
            long open = path.endsWith("wait=0") ? inFlight : 0;
            return Optional.of("{\"requests\":" + open + ",\"streams\":0,\"paths\":[]}");
        }
        if (path.contains("/probe")) {
            return Optional.of("{\"connected\":true}");
        }
        if (path.contains("/smoke")) {
            return Optional.of("{\"status\":" + status + ",\"body\":\"\"}");
        }
        var service = ServiceName.of(unit);
        var now = now(service);
        if (!now.equals(acted.getOrDefault(service, Traffic.ALIKE))) {
            acted.put(service, now);
            seen.add(unit + words(now));
        }
        return Optional.of(
                "{\"unit\":\""
                        + unit
                        + "\",\"follows\":["
                        + follows
                        + "],\"revisions\":["
                        + revisions
                        + "]}");
    }

    private static String words(Traffic traffic) {
        var words = new StringBuilder();
        traffic.shares().forEach((revision, share) -> words.append(" " + revision + "=" + share));
        if (traffic.sticky() != Sticky.NONE) {
            words.append(" by " + traffic.sticky());
        }
        if (!traffic.drained().isEmpty()) {
            words.append(" drained=" + traffic.drained().size());
        }
        if (!traffic.ready().isEmpty()) {
            words.append(" ready=" + traffic.ready().size());
        }
        if (traffic.hold().isPositive()) {
            words.append(" held");
        }
        if (traffic.maintenance()) {
            words.append(" maintenance");
        }
        return words.toString();
    }
}
