package io.stackctl.planner.deploy;

import io.stackctl.model.deploy.Canary;
import io.stackctl.model.deploy.Share;
import io.stackctl.model.tree.DurationText;
import io.stackctl.planner.reconcile.Succession.Slot;
import io.stackctl.state.Traffic;
import io.stackctl.step.ContainerRef;
import io.stackctl.step.deploy.AwaitPromotion;
import io.stackctl.step.deploy.JudgeCanary;
import java.util.ArrayList;
import java.util.List;

/** A growing share of the requests, with as many containers, as long as the figures are good. */
final class CanaryManner implements Manner {

    @Override
    public List<Integer> roll(Progress progress, RolloutSteps steps, List<Integer> behind) {
        var load = progress.load();
        var slots = progress.ahead();
        var canary = steps.policy().canary();
        var service = steps.succession().service().name();
        int reached = steps.situation().trafficOf(service).shareOf(steps.revision());
        int promoted = steps.situation().promoted();
        var brought = new ArrayList<Slot>();
        var last = behind;
        for (var share : canary.steps()) {
            if (share.permille() >= Traffic.WHOLE) {
                break;
            }
            last = bring(share.permille(), slots, brought, load, steps, last);
            boolean passed = share.permille() <= promoted || share.permille() < reached;
            if (!passed) {
                last = judge(share, brought, load, steps, last);
            }
            if (isAsked(share, canary, steps) && share.permille() > promoted) {
                last =
                        List.of(
                                steps.add(
                                        new AwaitPromotion(
                                                service,
                                                steps.revision(),
                                                share.permille(),
                                                "asked to wait at " + share),
                                        last));
            }
        }
        last = bring(Traffic.WHOLE, slots, brought, load, steps, last);
        var all = load.with(steps.revision(), Traffic.WHOLE);
        var proven = steps.watch(steps.share(all, ShareText.shares(all), last));
        return new LastPart(steps, load).go(slots, proven);
    }

    /** As many containers as a share needs, at least one. */
    private static List<Integer> bring(
            int permille,
            List<Slot> slots,
            List<Slot> brought,
            Load load,
            RolloutSteps steps,
            List<Integer> behind) {
        int needed = Math.ceilDiv(permille * slots.size(), Traffic.WHOLE);
        var more = List.copyOf(slots.subList(brought.size(), Math.max(needed, brought.size())));
        brought.addAll(more);
        load.add(steps.revision(), more.size());
        return more.isEmpty() ? behind : steps.bring(more, behind);
    }

    private static List<Integer> judge(
            Share share, List<Slot> brought, Load load, RolloutSteps steps, List<Integer> behind) {
        var traffic = load.with(steps.revision(), share.permille());
        var shared = steps.share(traffic, ShareText.shares(traffic), behind);
        var canary = steps.policy().canary();
        var refs = brought.stream().<ContainerRef>map(Slot::successor).toList();
        return List.of(
                steps.add(
                        new JudgeCanary(
                                steps.succession().service().name(),
                                refs,
                                steps.revision(),
                                share.permille(),
                                canary,
                                steps.policy().deadline(),
                                "at "
                                        + share
                                        + " for "
                                        + DurationText.print(canary.each())
                                        + ", at least "
                                        + canary.minRequests()
                                        + " requests"),
                        shared));
    }

    private static boolean isAsked(Share share, Canary canary, RolloutSteps steps) {
        boolean last = share.equals(canary.steps().getLast());
        return steps.situation().pauseAt().filter(at -> at == share.permille()).isPresent()
                || (last && canary.promote() == Canary.Promote.MANUAL);
    }
}
