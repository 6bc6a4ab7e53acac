package io.stackctl.kubernetes.state;

import io.stackctl.failure.Failure.OperationFailed;
import io.stackctl.failure.StackException;
import io.stackctl.kubernetes.client.AllAtOnce;
import io.stackctl.kubernetes.client.ApiAnswer;
import io.stackctl.kubernetes.client.ApiClient;
import io.stackctl.kubernetes.client.ApiPath;
import io.stackctl.kubernetes.client.ApiRefusal;
import io.stackctl.kubernetes.client.ApiRequest;
import io.stackctl.kubernetes.client.ResourceKind;
import io.stackctl.kubernetes.state.Trial.Result;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Asks the cluster what it would make of objects, one question each. Only it knows: it fills in
 * what is not said, writes quantities in its own way, refuses what its rules forbid, and knows
 * whose fields are whose. So a plan is what an apply does, conflicts and mistakes show before
 * anything has changed, and nothing of its rules is written down here a second time.
 */
public final class Trials {

    /** How clusters say that a field cannot change. */
    private static final List<String> FIXED =
            List.of(
                    "immutable",
                    "may not change once set",
                    "cannot change",
                    "updates to statefulset spec",
                    "forbidden: updates");

    private final ApiClient api;
    private final String namespace;
    private final boolean force;
    private final Set<String> problems = new ConcurrentSkipListSet<>();
    private final Set<String> remedies = new ConcurrentSkipListSet<>();

    /**
     * Prepares.
     *
     * @param force whether fields are taken over that others have set otherwise
     */
    public Trials(ApiClient api, String namespace, boolean force) {
        this.api = api;
        this.namespace = namespace;
        this.force = force;
    }

    /**
     * Asks about all of them.
     *
     * @throws StackException with all that stands against them
     */
    public List<Trial> of(List<WantedObject> wanted, ObservedObjects observed) {
        requireKinds(wanted, observed);
        var trials = AllAtOnce.ask(wanted, object -> of(object, observed.find(object.id())));
        if (!problems.isEmpty()) {
            throw new StackException(
                    new OperationFailed(String.join("\n", problems), String.join("; ", remedies)));
        }
        return trials.stream().flatMap(Optional::stream).toList();
    }

    private void requireKinds(List<WantedObject> wanted, ObservedObjects observed) {
        var unknown = new TreeSet<String>();
        for (var object : wanted) {
            var kind = object.id().kind();
            if (observed.unknown().contains(kind)) {
                unknown.add(kind.apiVersion() + " " + kind.word());
            }
        }
        if (!unknown.isEmpty()) {
            throw new StackException(ApiRefusal.unknown(String.join(", ", unknown)));
        }
    }

    private Optional<Trial> of(WantedObject wanted, Optional<LiveObject> known) {
        var path = wanted.id().in(namespace);
        var is = known;
        if (is.isEmpty()) {
            var answer = api.call(ApiRequest.get(path));
            if (answer.isGood()) {
                is = Optional.of(new LiveObject(wanted.id(), answer.body()));
                if (!mayTake(is.get())) {
                    return Optional.empty();
                }
            } else if (!answer.isMissing()) {
                answer.orThrow();
            } else if (wanted.id().kind() == ResourceKind.ROLE_BINDING) {
                // It is looked at with the role that it names, which may not be there yet.
                return Optional.of(new Trial(wanted, Result.NEW, List.of(), false));
            }
        }
        return attempt(path, is.map(live -> Carried.over(wanted, live)).orElse(wanted), is);
    }

    private boolean mayTake(LiveObject other) {
        if (!other.stack().isEmpty()) {
            problems.add(other.id() + " is there already, of the stack " + other.stack());
            remedies.add(
                    "two stacks with the same names need two namespaces:"
                            + " x-stackctl.kubernetes.namespace");
            return false;
        }
        if (!force) {
            problems.add(other.id() + " is there already, and stackctl has not made it");
            remedies.add("--force-conflicts takes it over");
        }
        return force;
    }

    private Optional<Trial> attempt(ApiPath path, WantedObject wanted, Optional<LiveObject> is) {
        boolean forced = force;
        var answer = api.call(ApiRequest.apply(path, wanted.json(), forced, true));
        var conflicts = Conflict.of(answer);
        if (!conflicts.isEmpty()) {
            var others = conflicts.stream().filter(conflict -> !conflict.isOwn()).toList();
            if (!others.isEmpty()) {
                others.forEach(other -> problems.add(wanted.id() + ": " + other));
                remedies.add("--force-conflicts takes these fields over");
                return Optional.empty();
            }
            // Scaling and going back set fields, too, and the definition has the last word.
            forced = true;
            answer = api.call(ApiRequest.apply(path, wanted.json(), true, true));
        }
        if (is.isPresent() && isFixed(answer)) {
            if (is.get().stack().isEmpty()) {
                problems.add(
                        wanted.id()
                                + " is there already, stackctl has not made it, and "
                                + told(answer));
                remedies.add("remove it, or give the service another name");
                return Optional.empty();
            }
            return Optional.of(new Trial(wanted, Result.FIXED, List.of(told(answer)), forced));
        }
        if (answer.isMissingNamespace()) {
            // Once is enough: it is so for all of them.
            answer.orThrow();
        }
        if (!answer.isGood()) {
            problems.add(wanted.id() + ": " + refusal(answer));
            return Optional.empty();
        }
        return Optional.of(compare(wanted, is, answer, forced));
    }

    private static Trial compare(
            WantedObject wanted, Optional<LiveObject> is, ApiAnswer answer, boolean forced) {
        if (is.isEmpty()) {
            return new Trial(wanted, Result.NEW, List.of(), forced);
        }
        var causes = Difference.of(wanted.id().kind(), is.get().json(), answer.body());
        if (!causes.isEmpty()) {
            return new Trial(wanted, Result.CHANGED, causes, forced);
        }
        // A field that is as it should be, and not ours, would stay when the definition loses it.
        boolean ours = is.get().ownFields().equals(LiveObject.ownFields(answer.body()));
        return ours
                ? new Trial(wanted, Result.SAME, List.of(), forced)
                : new Trial(
                        wanted,
                        Result.CHANGED,
                        List.of("stackctl has not set all that it is to set"),
                        forced);
    }

    private static boolean isFixed(ApiAnswer answer) {
        return answer.isInvalid() && FIXED.stream().anyMatch(answer.message()::contains);
    }

    /** The cluster's words without those that name the object again. */
    private static String told(ApiAnswer answer) {
        var causes = answer.body().path("details").path("causes");
        return causes.isEmpty()
                ? answer.message()
                : causes.path(0).path("field").asString("") + " cannot change";
    }

    private static String refusal(ApiAnswer answer) {
        try {
            answer.orThrow();
            return "";
        } catch (StackException refused) {
            return refused.failure().words();
        }
    }
}
