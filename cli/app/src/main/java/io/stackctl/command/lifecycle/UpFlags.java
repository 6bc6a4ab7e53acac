package io.stackctl.command.lifecycle;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.command.Verb;
import io.stackctl.model.Service;
import io.stackctl.model.Stack;
import io.stackctl.model.name.ServiceName;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.output.AttachRequest;
import io.stackctl.workflow.output.MenuRequest;
import io.stackctl.workflow.watch.WatchRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The flags of {@code up}, which {@code plan} understands too. */
public final class UpFlags {

    final ReconcileFlags reconcile;
    final Toggle detach;
    final Toggle noDeps;
    final Toggle noStart;
    final Toggle wait;
    final Toggle watch;
    final Toggle quietBuild;
    final Toggle noColour;
    final Toggle noPrefix;
    private final Toggle abortOnExit;
    private final Toggle abortOnFailure;
    private final Toggle recreateDependencies;
    private final Toggle renewVolumes;
    private final Toggle attachDependencies;
    private final Toggle timestamps;
    private final Toggle menu;
    private final Values attach;
    private final Values noAttach;
    private final Choice exitCodeFrom;
    private final Choice timeout;
    private final Choice waitTimeout;

    public UpFlags(Verb verb) {
        reconcile = new ReconcileFlags(verb);
        detach = verb.toggle("Return when everything is started", "-d", "--detach");
        abortOnExit =
                verb.toggle("Stop everything when a container ends", "--abort-on-container-exit");
        abortOnFailure =
                verb.toggle(
                        "Stop everything when a container fails", "--abort-on-container-failure");
        recreateDependencies =
                verb.toggle("Replace containers of dependencies too", "--always-recreate-deps");
        attach = verb.values("SERVICE", "Show the output of these only", "--attach");
        attachDependencies =
                verb.toggle("Show the output of dependencies too", "--attach-dependencies");
        exitCodeFrom =
                verb.choice(
                        "SERVICE",
                        "End with this one's exit code, and stop everything then",
                        "--exit-code-from");
        menu = verb.toggle("Keys for watching and leaving while attached", "--menu");
        noAttach = verb.values("SERVICE", "Do not show the output of these", "--no-attach");
        noColour = verb.toggle("No colours in front of lines", "--no-color");
        noDeps = verb.toggle("Leave dependencies alone", "--no-deps");
        noPrefix = verb.toggle("No names in front of lines", "--no-log-prefix");
        noStart = verb.toggle("Create, and start nothing", "--no-start");
        quietBuild = verb.toggle("Build without showing the log", "--quiet-build");
        renewVolumes =
                verb.toggle(
                        "New anonymous volumes instead of the old ones",
                        "-V",
                        "--renew-anon-volumes");
        timeout = verb.choice("SECONDS", "How long containers may take to stop", "-t", "--timeout");
        timestamps = verb.toggle("Times in front of lines", "--timestamps");
        wait = verb.toggle("Return when everything is running or healthy", "--wait");
        waitTimeout = verb.choice("SECONDS", "How long --wait may take", "--wait-timeout");
        watch = verb.toggle("Take changed files over meanwhile", "-w", "--watch");
    }

    /** Whether services come without what they depend on. */
    public boolean alone() {
        return noDeps.isOn();
    }

    boolean attached() {
        return !detach.isOn() && !wait.isOn() && !noStart.isOn();
    }

    /** Refuses flags that exclude each other. */
    public void check() {
        WaitTimeout.check(waitTimeout);
        if (cascades() == AttachRequest.Abort.ON_EXIT && abortOnFailure.isOn()) {
            throw BadUsage.of(
                    "--abort-on-container-failure cannot be combined with --abort-on-container-exit");
        }
        if (attachDependencies.isOn() && attach.given()) {
            throw BadUsage.of("--attach and --attach-dependencies are incompatible");
        }
        boolean cascadesOrAttaches =
                cascades() != AttachRequest.Abort.NEVER
                        || attach.given()
                        || attachDependencies.isOn();
        if (wait.isOn() && (cascadesOrAttaches || watch.isOn())) {
            throw BadUsage.of(
                    "--wait cannot be combined with --abort-on-container-exit, --attach or --attach-dependencies");
        }
        if (noStart.isOn() && watch.isOn()) {
            throw BadUsage.of("--no-start and --watch are incompatible");
        }
        if (detach.isOn() && (cascadesOrAttaches || watch.isOn())) {
            throw BadUsage.of(
                    "--detach cannot be combined with --abort-on-container-exit, --abort-on-container-failure, --attach,"
                            + " --attach-dependencies or --watch");
        }
        reconcile.check();
        if (reconcile.never.isOn() && renewVolumes.isOn()) {
            throw BadUsage.of("--no-recreate and --renew-anon-volumes are incompatible");
        }
        if (reconcile.never.isOn() && recreateDependencies.isOn()) {
            throw BadUsage.of("--always-recreate-deps and --no-recreate are incompatible");
        }
        if (reconcile.noBuild.isOn() && watch.isOn()) {
            throw BadUsage.of("--no-build and --watch are incompatible");
        }
    }

    /** What they say, for the services that the line names. */
    public UpRequest request(Session session, List<String> services) {
        var named = Session.services(services);
        var images = reconcile.images();
        var recreation = reconcile.recreation(recreateDependencies.isOn(), renewVolumes.isOn());
        var scale = ScaleArguments.ofFlag(reconcile.scale.all());
        var timing = new Timing(EngineVerb.seconds(timeout), WaitTimeout.of(waitTimeout));
        var wanted =
                new Wanted(
                        named,
                        recreation,
                        reconcile.orphans(session),
                        noStart.isOn() ? Wanted.Starting.NEVER : Wanted.Starting.EACH_WHEN_READY,
                        wait.isOn(),
                        session.globals().nameSeparator());
        return new UpRequest(wanted, timing, images, scale);
    }

    /** What is shown and waited for, given the services that the command line names. */
    AttachRequest attachRequest(Session session, Stack stack, Set<ServiceName> named) {
        Set<ServiceName> shown = shown(stack, named);
        return new AttachRequest(
                shown,
                named.isEmpty() ? shown : named,
                cascades(),
                exitCodeService(stack),
                timestamps.isOn(),
                Optional.of(watchRequest()).filter(_ -> watch.isOn()),
                menu(session));
    }

    private WatchRequest watchRequest() {
        return new WatchRequest(Optional.empty(), false, quietBuild.isOn());
    }

    private Optional<MenuRequest> menu(Session session) {
        boolean wanted = menu.given() ? menu.isOn() : session.globals().menu();
        return wanted && session.isInteractive()
                ? Optional.of(new MenuRequest(new ConsoleKeys(session.console()), watchRequest()))
                : Optional.empty();
    }

    private AttachRequest.Abort cascades() {
        if (abortOnFailure.isOn() && !abortOnExit.isOn()) {
            return AttachRequest.Abort.ON_FAILURE;
        }
        return abortOnExit.isOn() || exitCodeFrom.given()
                ? AttachRequest.Abort.ON_EXIT
                : AttachRequest.Abort.NEVER;
    }

    private Optional<ServiceName> exitCodeService(Stack stack) {
        Optional<ServiceName> service = exitCodeFrom.value().map(Session::service);
        if (service.isPresent() && stack.service(service.get()).isEmpty()) {
            throw BadUsage.of("no such service: " + service.get());
        }
        return service;
    }

    private Set<ServiceName> shown(Stack stack, Set<ServiceName> named) {
        Set<ServiceName> shown = new LinkedHashSet<>();
        if (attach.given()) {
            shown.addAll(Session.services(attach.all()));
            Set<String> unknown = new TreeSet<>();
            for (ServiceName service : shown) {
                if (stack.service(service).isEmpty()) {
                    unknown.add(service.value());
                }
            }
            if (!unknown.isEmpty()) {
                throw BadUsage.of(
                        "cannot attach to services not included in up: "
                                + String.join(", ", unknown));
            }
        } else {
            boolean all = named.isEmpty() || attachDependencies.isOn();
            for (Service service : stack.services()) {
                if (service.attach() && (all || named.contains(service.name()))) {
                    shown.add(service.name());
                }
            }
        }
        shown.removeAll(Session.services(noAttach.all()));
        return shown;
    }
}
