package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.proxy.ForeignProxy;
import io.stackctl.model.deploy.proxy.HealthDrain;
import io.stackctl.model.tree.DurationText;
import io.stackctl.state.ObservedContainer;
import io.stackctl.state.Traffic;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.traffic.DrainByHealth;
import io.stackctl.step.traffic.DrainCaddy;
import io.stackctl.step.traffic.DrainContainers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How old containers go: they get nothing new, answer what they have, and are stopped. */
record Retirement(Changeover change) {

    /**
     * Adds it.
     *
     * @param traffic how requests are shared from now on
     * @param others whether others serve meanwhile: without any, a check that fails would only have
     *     them gone for longer
     */
    List<Integer> of(
            List<ObservedContainer> olds, Traffic traffic, boolean others, List<Integer> behind) {
        var running = olds.stream().filter(ObservedContainer::isUp).toList();
        if (running.isEmpty()) {
            return behind;
        }
        var drained =
                switch (change.policy().drain().via()) {
                    case GATEWAY -> drain(running, traffic, behind);
                    case HEALTHCHECK -> others ? failHealth(running, behind) : behind;
                    case NONE -> behind;
                };
        var answered = awaitCaddy(running, drained);
        var why = change.terms().successor() + " has taken over";
        var stopped = new ArrayList<Integer>();
        for (var old : running) {
            stopped.addAll(change.succession().stop(old, why, answered));
        }
        return stopped;
    }

    private List<Integer> drain(
            List<ObservedContainer> running, Traffic traffic, List<Integer> behind) {
        if (!change.routed()) {
            return behind;
        }
        var drain = change.policy().drain();
        return List.of(
                change.add(
                        new DrainContainers(
                                change.service(),
                                refs(running),
                                change.said(traffic),
                                drain.timeout(),
                                drain.streams(),
                                "nothing new, up to "
                                        + DurationText.print(drain.timeout())
                                        + " for what is in flight"),
                        behind));
    }

    /** Those that were made by something else have a check that cannot be told to fail. */
    private List<Integer> failHealth(List<ObservedContainer> running, List<Integer> behind) {
        var able =
                running.stream()
                        .filter(container -> container.labels().isDrainedByHealth())
                        .toList();
        if (able.isEmpty()) {
            return behind;
        }
        var service = change.succession().service();
        var settling = ForeignProxy.of(service).map(ForeignProxy::settling).orElse(Duration.ZERO);
        return List.of(
                change.add(
                        new DrainByHealth(
                                change.service(),
                                refs(able),
                                HealthDrain.longest(service),
                                settling,
                                "its health check fails, noticed after about "
                                        + DurationText.print(
                                                HealthDrain.time(service).plus(settling))),
                        behind));
    }

    /** It cannot be told to send nothing more, but says what is in flight. */
    private List<Integer> awaitCaddy(List<ObservedContainer> running, List<Integer> behind) {
        var drain = change.policy().drain();
        if (change.routed() || !ForeignProxy.isAsked(change.succession().service(), drain)) {
            return behind;
        }
        return List.of(
                change.add(
                        new DrainCaddy(
                                change.service(),
                                refs(running),
                                drain.timeout(),
                                "until Caddy has nothing in flight to it, for up to "
                                        + DurationText.print(drain.timeout())),
                        behind));
    }

    private static List<ContainerRef> refs(List<ObservedContainer> containers) {
        return containers.stream().<ContainerRef>map(ContainerRef::of).toList();
    }
}
