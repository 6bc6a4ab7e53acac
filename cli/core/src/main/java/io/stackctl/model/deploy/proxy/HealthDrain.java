package io.stackctl.model.deploy.proxy;

import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.Drain;
import io.stackctl.model.service.Healthcheck;
import io.stackctl.model.tree.Mapping;
import io.stackctl.model.tree.Node;
import io.stackctl.model.tree.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draining by a health check that fails as long as a file is there, for proxies that go by health.
 * The check is wrapped when a container is made; what is hashed, recorded and compared is the
 * definition as it was written.
 */
public final class HealthDrain {

    /** While it is in a container, that one's check fails. */
    public static final String MARK = "/.stackctl/drain";

    private static final Duration USUAL_TIME = Duration.ofSeconds(30);
    private static final int USUAL_RETRIES = 3;
    private static final String GUARD = "if [ -e " + MARK + " ]; then exit 1; fi\n";

    private HealthDrain() {}

    /** Whether a service is to be drained so, by what is declared alone. */
    public static boolean isAsked(Stack stack, Service service) {
        return via(service.definition())
                .or(() -> via(stack.definition()))
                .filter(HealthDrain::isWord)
                .isPresent();
    }

    private static boolean isWord(String via) {
        return via.equals(Drain.Via.HEALTHCHECK.toString());
    }

    private static Optional<String> via(Mapping holder) {
        return drain(holder).text("via");
    }

    private static Mapping drain(Mapping holder) {
        return holder.mapping("x-stackctl").mapping("deploy").mapping("drain");
    }

    /** Where a service itself, and not the whole stack, asks for it. */
    public static Optional<Node> ownAsk(Service service) {
        return drain(service.definition())
                .find("via")
                .filter(_ -> via(service.definition()).filter(HealthDrain::isWord).isPresent());
    }

    /** Why a service cannot be drained so; empty when it can. */
    public static Optional<String> obstacle(Service service) {
        if (check(service).isEmpty()) {
            return Optional.of("it has no healthcheck.test of its own");
        }
        return service.definition().flag("read_only")
                ? Optional.of("it is read_only, so no file can be put into it")
                : Optional.empty();
    }

    private static Optional<Healthcheck> check(Service service) {
        return service.healthcheck()
                .filter(check -> !check.disabled())
                .filter(check -> check.test().size() > 1 && !check.test().contains("NONE"));
    }

    /** The service as its containers are made, with its check wrapped where it is asked for. */
    public static Service wrapped(Stack stack, Service service) {
        if (!isAsked(stack, service) || obstacle(service).isPresent()) {
            return service;
        }
        var definition = service.definition();
        var check = definition.mapping("healthcheck");
        var test = Sequence.ofTexts(guarded(check.texts("test")), check.location());
        return new Service(
                service.name(), definition.with("healthcheck", check.with("test", test)));
    }

    private static List<String> guarded(List<String> test) {
        var rest = test.subList(1, test.size());
        if (test.getFirst().equals("CMD-SHELL")) {
            return List.of("CMD-SHELL", GUARD + String.join(" ", rest));
        }
        // The shell takes the first word for its own name, and so hands the others on as they are.
        var guarded =
                new ArrayList<>(List.of("CMD", "/bin/sh", "-c", GUARD + "exec \"$0\" \"$@\""));
        guarded.addAll(rest);
        return guarded;
    }

    /** How long it takes until an engine says that the check fails, if each check is quick. */
    public static Duration time(Service service) {
        return times(service, false);
    }

    /** The same if each check takes as long as it may. */
    public static Duration longest(Service service) {
        return times(service, true).plus(USUAL_TIME);
    }

    private static Duration times(Service service, boolean slow) {
        var check = service.healthcheck();
        var interval = check.flatMap(Healthcheck::interval).orElse(USUAL_TIME);
        var timeout = check.flatMap(Healthcheck::timeout).orElse(USUAL_TIME);
        var retries = check.flatMap(Healthcheck::retries).filter(n -> n > 0).orElse(USUAL_RETRIES);
        return (slow ? interval.plus(timeout) : interval).multipliedBy(retries);
    }
}
