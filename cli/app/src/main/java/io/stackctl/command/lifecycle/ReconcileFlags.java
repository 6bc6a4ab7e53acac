package io.stackctl.command.lifecycle;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.command.Verb;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.planner.image.ImagePolicy;
import io.stackctl.planner.reconcile.Recreation;
import io.stackctl.planner.reconcile.Wanted;
import java.util.Optional;

/** The flags that {@code up} and {@code create} share. */
public final class ReconcileFlags {

    final Toggle build;
    final Toggle noBuild;
    final Choice pull;
    final Toggle quietPull;
    final Toggle force;
    final Toggle never;
    final Toggle orphans;
    final Values scale;
    final Toggle yes;

    ReconcileFlags(Verb verb) {
        build = verb.toggle("Build images first", "--build");
        noBuild = verb.toggle("Build nothing, even where an image is missing", "--no-build");
        pull = verb.choice("POLICY", "Pull images: always, missing, never or build", "--pull");
        quietPull = verb.toggle("Pull without showing layers", "--quiet-pull");
        force = verb.toggle("Replace containers even if nothing changed", "--force-recreate");
        never = verb.toggle("Replace no container, even if something changed", "--no-recreate");
        orphans =
                verb.toggle(
                        "Remove containers of services that are no longer defined",
                        "--remove-orphans");
        scale =
                verb.values(
                        "SERVICE=NUM",
                        "Number of replicas, instead of the definition's",
                        "--scale");
        yes = verb.toggle("Answer yes to every question", "-y", "--yes");
    }

    /** Refuses flags that exclude each other. */
    void check() {
        if (build.isOn() && noBuild.isOn()) {
            throw BadUsage.of("--build and --no-build are incompatible");
        }
        if (force.isOn() && never.isOn()) {
            throw BadUsage.of("--force-recreate and --no-recreate are incompatible");
        }
    }

    ImagePolicy images() {
        return images(pull, build.isOn(), noBuild.isOn());
    }

    /**
     * When images are pulled and built.
     *
     * @param pull {@code --pull}
     * @param always {@code --build}
     * @param never {@code --no-build}
     */
    public static ImagePolicy images(Choice pull, boolean always, boolean never) {
        return new ImagePolicy(
                policy(pull),
                always
                        ? ImagePolicy.Build.ALWAYS
                        : never ? ImagePolicy.Build.NEVER : ImagePolicy.Build.MISSING);
    }

    /**
     * Which containers are replaced.
     *
     * @param dependenciesToo {@code --always-recreate-deps}
     * @param renewVolumes {@code --renew-anon-volumes}, which takes new containers
     */
    Recreation recreation(boolean dependenciesToo, boolean renewVolumes) {
        var usual = never.isOn() ? Recreation.When.NEVER : Recreation.When.DIVERGED;
        boolean always = force.isOn() || renewVolumes;
        return new Recreation(
                always ? Recreation.When.ALWAYS : usual,
                always && dependenciesToo ? Recreation.When.ALWAYS : usual,
                !renewVolumes);
    }

    Wanted.Orphans orphans(Session session) {
        return orphans(session, orphans);
    }

    /** What a flag and the environment say together. */
    public static Wanted.Orphans orphans(Session session, Toggle orphans) {
        boolean ignore = session.globals().ignoreOrphans();
        boolean remove = orphans.given() ? orphans.isOn() : session.globals().removeOrphans();
        if (ignore && remove) {
            throw BadUsage.of("cannot combine COMPOSE_IGNORE_ORPHANS and --remove-orphans");
        }
        if (remove) {
            return Wanted.Orphans.REMOVE;
        }
        return ignore ? Wanted.Orphans.IGNORE : Wanted.Orphans.WARN;
    }

    /** A policy that {@code --pull} names; empty for each service's own. */
    public static Optional<PullPolicy> policy(Choice flag) {
        String word = flag.orElse("policy");
        if (word.equals("policy")) {
            return Optional.empty();
        }
        try {
            return Optional.of(PullPolicy.of(word));
        } catch (InvalidValueException unknown) {
            throw BadUsage.of(
                    "invalid --pull option \"" + word + "\"",
                    "Write always, missing, never or build.");
        }
    }
}
