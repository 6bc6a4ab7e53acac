package io.stackctl.command.process;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.command.VariableArguments;
import io.stackctl.command.lifecycle.ReconcileFlags;
import io.stackctl.model.Stack;
import io.stackctl.planner.reconcile.Timing;
import io.stackctl.planner.reconcile.Wanted;
import io.stackctl.terminal.progress.Muted;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.process.Run;
import io.stackctl.workflow.process.RunRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** {@code run}. */
public final class RunCommand extends EngineVerb {

    private final Toggle build = toggle("Build the image first", "--build");
    private final Values capAdd = commaValues("CAPABILITY", "Capability to add", "--cap-add");
    private final Values capDrop = commaValues("CAPABILITY", "Capability to drop", "--cap-drop");
    private final Toggle detach = toggle("Print the container's id and return", "-d", "--detach");
    private final Choice entrypoint =
            choice("COMMAND", "Program instead of the image's", "--entrypoint");
    private final Values variables = values("KEY=VALUE", "Variable of the process", "-e", "--env");
    private final Values variableFiles = values("FILE", "File with variables", "--env-from-file");
    private final Toggle interactive = toggledOn("Pass input on", "-i", "--interactive");
    private final Values labels = values("KEY=VALUE", "Label to add", "-l", "--label");
    private final Choice name = choice("NAME", "Name of the container", "--name");
    private final Toggle noTerminal = toggle("No terminal for the process", "-T", "--no-tty");
    private final Toggle noDeps = toggle("Leave dependencies alone", "--no-deps");
    private final Values publish = values("HOST:CONTAINER", "Port to publish", "-p", "--publish");
    private final Choice pull =
            choice("POLICY", "Pull the image: always, missing or never", "--pull");
    private final Toggle quiet =
            toggle("Print nothing but what the process prints", "-q", "--quiet");
    private final Toggle quietBuild = toggle("Build without showing the log", "--quiet-build");
    private final Toggle quietPull = toggle("Pull without showing layers", "--quiet-pull");
    private final Toggle orphans =
            toggle("Remove containers of services that are no longer defined", "--remove-orphans");
    private final Toggle remove = toggle("Remove the container when it ends", "--rm");
    private final Toggle servicePorts =
            toggle("Publish the service's ports", "-P", "--service-ports");
    private final Toggle aliases =
            toggle("Answer to the service's names in its networks", "--use-aliases");
    private final Choice user = choice("USER", "Run as this user", "-u", "--user");
    private final Values volumes =
            values("SOURCE:TARGET", "Volume or folder to mount", "-v", "--volume");
    private final Choice folder = choice("DIR", "Folder to run in", "-w", "--workdir");
    private final Toggle terminal =
            addHidden(new Toggle(new String[] {"-t", "--tty"}, "A terminal for the process", true));

    public RunCommand(Toolbox toolbox) {
        super(
                toolbox,
                "run",
                "SERVICE [COMMAND] [ARGS...]",
                "Run one command in a new container",
                "stackctl run --rm web sh");
        arguments(1, Integer.MAX_VALUE);
        addHidden(noTerminal.alsoNamed("--no-TTY"));
        addHidden(labels.alsoNamed("--labels"));
        addHidden(volumes.alsoNamed("--volumes"));
        stopAtFirstArgument();
    }

    @Override
    public Candidates candidates() {
        return Candidates.ONE_SERVICE;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        if (servicePorts.isOn() && publish.given()) {
            throw BadUsage.of("--service-ports and --publish are incompatible");
        }
        boolean tty = terminal(session);
        List<String> services = arguments.subList(0, 1);
        try (var events = quiet.isOn() ? session.quiet() : session.progress()) {
            Stack stack =
                    noDeps.isOn()
                            ? session.stack().loadAlone(services, events)
                            : session.stack().load(services, events);
            var around =
                    around(
                            session,
                            new Muted(events, quietPull.isOn(), quietBuild.isOn()),
                            session.confirmation(false));
            session.presentRemote(stack, false);
            var result =
                    new Run(around)
                            .run(
                                    stack,
                                    request(session, stack, arguments, tty),
                                    new ConsoleStreams(session.console(), events));
            if (detach.isOn()) {
                session.out().println(result.container());
            }
            return result.exitCode();
        }
    }

    private boolean terminal(Session session) {
        return new TerminalChoice(session.console().tty(), interactive.isOn() && !detach.isOn())
                .of(terminal, noTerminal);
    }

    private RunRequest request(Session session, Stack stack, List<String> arguments, boolean tty) {
        return new RunRequest(
                Session.service(arguments.getFirst()),
                arguments.subList(1, arguments.size()),
                changes(session, stack),
                name.value(),
                up(session),
                !noDeps.isOn(),
                detach.isOn(),
                tty,
                interactive.isOn(),
                remove.isOn(),
                aliases.isOn());
    }

    private RunRequest.Changes changes(Session session, Stack stack) {
        var added = new LinkedHashSet<>(capAdd.all());
        var dropped = new LinkedHashSet<>(capDrop.all());
        return new RunRequest.Changes(
                entrypoint.value().map(QuotedWords::split),
                environment(session, stack),
                user.orElse(""),
                folder.orElse(""),
                volumes.all(),
                labels(),
                publish.all(),
                servicePorts.isOn(),
                List.copyOf(added),
                List.copyOf(dropped));
    }

    private Map<String, String> environment(Session session, Stack stack) {
        Map<String, String> environment =
                new LinkedHashMap<>(
                        session.stack()
                                .variables(
                                        variableFiles.all(),
                                        session.console().workingDirectory(),
                                        stack));
        environment.putAll(
                VariableArguments.of(variables.all(), key -> session.stack().variable(stack, key)));
        return environment;
    }

    private Map<String, String> labels() {
        Map<String, String> labelled = new LinkedHashMap<>();
        for (String label : labels.all()) {
            int equals = label.indexOf('=');
            if (equals < 0) {
                throw BadUsage.of("label must be set as KEY=VALUE");
            }
            labelled.put(label.substring(0, equals), label.substring(equals + 1));
        }
        return labelled;
    }

    private UpRequest up(Session session) {
        var images = ReconcileFlags.images(pull, build.isOn(), false);
        var wanted =
                Wanted.DEFAULTS
                        .withOrphans(ReconcileFlags.orphans(session, orphans))
                        .separatedBy(session.globals().nameSeparator());
        return new UpRequest(wanted, Timing.DEFAULTS, images, Map.of());
    }
}
