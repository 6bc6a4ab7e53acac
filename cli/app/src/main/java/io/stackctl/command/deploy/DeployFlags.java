package io.stackctl.command.deploy;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Verb;
import io.stackctl.command.lifecycle.ReconcileFlags;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.planner.reconcile.Recreation;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.workflow.deploy.DeployRequest;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lock.LockWait;
import java.util.List;
import java.util.Map;

/** The flags of {@code deploy}. */
final class DeployFlags {

    private final DeployChoices choices;
    private final Choice lockWait;
    private final Toggle build;
    private final Toggle noBuild;
    private final Choice pull;
    private final Toggle force;
    private final Toggle orphans;

    DeployFlags(Verb verb) {
        choices = new DeployChoices(verb);
        lockWait =
                verb.choice(
                        "TIME",
                        "How long another deployment is waited for, such as 10m",
                        "--lock-wait");
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
        var wait =
                DeployChoices.read(lockWait, "--lock-wait", DeployOptions::timeoutOf)
                        .map(LockWait::of)
                        .orElse(LockWait.NONE);
        return choices.request(up(session, services), message, wait);
    }

    /** The stack with the images that they say. */
    Stack chosen(Stack stack) {
        return choices.chosen(stack);
    }

    private UpRequest up(Session session, List<String> services) {
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
        return new UpRequest(
                wanted,
                Timing.DEFAULTS,
                ReconcileFlags.images(pull, build.isOn(), noBuild.isOn()),
                Map.of());
    }
}
