package io.stackctl.command.process;

import io.stackctl.command.Candidates;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.command.VariableArguments;
import io.stackctl.failure.StackException;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.workflow.Replica;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.process.Exec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code exec}. */
public final class ExecCommand extends EngineVerb {

    private final Toggle detach = toggle("Return when the process is started", "-d", "--detach");
    private final Values variables = values("KEY=VALUE", "Variable of the process", "-e", "--env");
    private final Choice index = choice("N", "Number of the container", "--index");
    private final Toggle noTerminal = toggle("No terminal for the process", "-T", "--no-tty");
    private final Toggle privileged = toggle("All privileges for the process", "--privileged");
    private final Choice user = choice("USER", "Run as this user", "-u", "--user");
    private final Choice folder = choice("DIR", "Folder to run in", "-w", "--workdir");
    private final Toggle terminal =
            addHidden(new Toggle(new String[] {"-t", "--tty"}, "A terminal for the process", true));
    private final Toggle interactive =
            addHidden(new Toggle(new String[] {"-i", "--interactive"}, "Pass input on", true));

    private final Optional<ExecPlace> elsewhere;

    public ExecCommand(Toolbox toolbox) {
        this(toolbox, Optional.empty());
    }

    /** One whose processes run elsewhere than on an engine. */
    public ExecCommand(Toolbox toolbox, ExecPlace elsewhere) {
        this(toolbox, Optional.of(elsewhere));
    }

    private ExecCommand(Toolbox toolbox, Optional<ExecPlace> elsewhere) {
        super(
                toolbox,
                "exec",
                "SERVICE COMMAND [ARGS...]",
                "Run a command in a container that runs",
                "stackctl exec db psql -U postgres");
        this.elsewhere = elsewhere;
        arguments(2, Integer.MAX_VALUE);
        addHidden(noTerminal.alsoNamed("--no-TTY"));
        stopAtFirstArgument();
    }

    @Override
    public Candidates candidates() {
        return Candidates.ONE_SERVICE;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var tty = session.console().tty();
        boolean hasTerminal =
                new TerminalChoice(tty, interactive.isOn() && !detach.isOn()).of(noTerminal)
                        && terminal.isOn();
        try (var events = session.progress()) {
            var request =
                    new Exec.Request(
                            new Replica(
                                    Session.service(arguments.getFirst()),
                                    Replica.index(index.number())),
                            arguments.subList(1, arguments.size()),
                            environment(session, events),
                            user.orElse(""),
                            folder.orElse(""),
                            privileged.isOn(),
                            hasTerminal,
                            interactive.isOn(),
                            detach.isOn());
            var around = around(session, events);
            var stdio = new ConsoleStreams(session.console(), events);
            return elsewhere.isPresent()
                    ? elsewhere.get().run(session, events, around, stdio, request)
                    : new Exec(around, stdio).run(session.stack().name(events), request);
        }
    }

    private Map<String, String> environment(Session session, Renderer events) {
        boolean lookup = variables.all().stream().anyMatch(word -> !word.contains("="));
        Map<String, String> here = lookup ? projectEnvironment(session, events) : Map.of();
        return VariableArguments.of(variables.all(), name -> Optional.ofNullable(here.get(name)));
    }

    /**
     * The variables of the stack, its {@code .env} among them; those of the process without one.
     */
    private static Map<String, String> projectEnvironment(Session session, Renderer events) {
        try {
            return session.stack().environment(events);
        } catch (StackException noDefinition) {
            return session.console().environment();
        }
    }
}
