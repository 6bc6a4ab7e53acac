package io.stackctl.command.deploy;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Verb;
import io.stackctl.command.lifecycle.ReconcileFlags;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.deploy.Share;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.planner.reconcile.Recreation;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.workflow.deploy.DeployRequest;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lock.LockWait;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The flags of {@code deploy}, which {@code plan deploy} understands too. */
final class DeployFlags {

    private final Choice strategy;
    private final Choice canary;
    private final Choice pauseAt;
    private final Choice deadline;
    private final Choice drainTimeout;
    private final Choice lockWait;
    private final Toggle noRollback;
    private final Toggle build;
    private final Toggle noBuild;
    private final Choice pull;
    private final Toggle force;
    private final Toggle orphans;

    DeployFlags(Verb verb) {
        strategy =
                verb.choice(
                        "STRATEGY",
                        "rolling, blue-green, canary or recreate, instead of the definition's",
                        "--strategy");
        canary =
                verb.choice(
                        "PERCENT,...", "Shares of a canary's steps, such as 5,25,50", "--canary");
        pauseAt = verb.choice("PERCENT", "Ask at this share, and wait for promote", "--pause-at");
        deadline = verb.choice("TIME", "How long a service may take, such as 10m", "--deadline");
        drainTimeout =
                verb.choice(
                        "TIME", "How long requests in flight are waited for", "--drain-timeout");
        lockWait =
                verb.choice(
                        "TIME",
                        "How long another deployment is waited for, such as 10m",
                        "--lock-wait");
        noRollback = verb.toggle("Stand still where it would go back", "--no-rollback");
        build = verb.toggle("Build images first", "--build");
        noBuild = verb.toggle("Build nothing, even where an image is missing", "--no-build");
        pull = verb.choice("POLICY", "Pull images: always, missing, never or build", "--pull");
        force = verb.toggle("Replace containers even if nothing changed", "--force-recreate");
        orphans =
                verb.toggle(
                        "Remove containers of services that are no longer defined",
                        "--remove-orphans");
    }

    /** What they say, for the services that the line names. */
    DeployRequest request(Session session, List<String> services, String message) {
        if (build.isOn() && noBuild.isOn()) {
            throw BadUsage.of("--build and --no-build are incompatible");
        }
        var named = Session.services(services);
        var recreation =
                new Recreation(
                        force.isOn() ? Recreation.When.ALWAYS : Recreation.When.DIVERGED,
                        named.isEmpty() ? Recreation.When.DIVERGED : Recreation.When.NEVER,
                        true);
        var wanted =
                new Wanted(
                        named,
                        recreation,
                        ReconcileFlags.orphans(session, orphans),
                        Wanted.Starting.EACH_WHEN_READY,
                        true,
                        session.globals().nameSeparator());
        var up =
                new UpRequest(
                        wanted,
                        Timing.DEFAULTS,
                        ReconcileFlags.images(pull, build.isOn(), noBuild.isOn()),
                        Map.of());
        var options =
                new DeployOptions(
                        read(strategy, "--strategy", Strategy::of),
                        read(canary, "--canary", Share::growing).orElse(List.of()),
                        read(deadline, "--deadline", DeployOptions::deadlineOf),
                        read(drainTimeout, "--drain-timeout", DeployOptions::timeoutOf),
                        noRollback.isOn());
        return new DeployRequest(
                up,
                options,
                read(pauseAt, "--pause-at", Share::of).map(Share::permille),
                message,
                read(lockWait, "--lock-wait", DeployOptions::timeoutOf)
                        .map(LockWait::of)
                        .orElse(LockWait.NONE));
    }

    private static <T> Optional<T> read(Choice choice, String flag, Function<String, T> reader) {
        try {
            return choice.value().map(reader);
        } catch (InvalidValueException wrong) {
            throw BadUsage.of("invalid " + flag + ": " + wrong.getMessage(), wrong.remedy());
        }
    }
}
