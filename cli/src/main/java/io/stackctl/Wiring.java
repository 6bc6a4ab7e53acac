package io.stackctl;

import io.stackctl.command.Verb;
import io.stackctl.command.VerbSource;
import io.stackctl.command.completion.CompleteCommand;
import io.stackctl.command.completion.CompletionCommand;
import io.stackctl.command.image.BuildCommand;
import io.stackctl.command.image.CommitCommand;
import io.stackctl.command.image.PullCommand;
import io.stackctl.command.image.PushCommand;
import io.stackctl.command.lifecycle.CreateCommand;
import io.stackctl.command.lifecycle.DownCommand;
import io.stackctl.command.lifecycle.KillCommand;
import io.stackctl.command.lifecycle.MigrateCommand;
import io.stackctl.command.lifecycle.NukeCommand;
import io.stackctl.command.lifecycle.PauseCommand;
import io.stackctl.command.lifecycle.PlanCommand;
import io.stackctl.command.lifecycle.RestartCommand;
import io.stackctl.command.lifecycle.RmCommand;
import io.stackctl.command.lifecycle.ScaleCommand;
import io.stackctl.command.lifecycle.StartCommand;
import io.stackctl.command.lifecycle.StopCommand;
import io.stackctl.command.lifecycle.UnpauseCommand;
import io.stackctl.command.lifecycle.UpCommand;
import io.stackctl.command.lifecycle.WatchCommand;
import io.stackctl.command.process.AttachCommand;
import io.stackctl.command.process.CpCommand;
import io.stackctl.command.process.ExecCommand;
import io.stackctl.command.process.ExportCommand;
import io.stackctl.command.process.RunCommand;
import io.stackctl.command.view.ConfigCommand;
import io.stackctl.command.view.DoctorCommand;
import io.stackctl.command.view.EventsCommand;
import io.stackctl.command.view.ExplainCommand;
import io.stackctl.command.view.ImagesCommand;
import io.stackctl.command.view.LogsCommand;
import io.stackctl.command.view.LsCommand;
import io.stackctl.command.view.PortCommand;
import io.stackctl.command.view.PsCommand;
import io.stackctl.command.view.StacksCommand;
import io.stackctl.command.view.StatsCommand;
import io.stackctl.command.view.TopCommand;
import io.stackctl.command.view.UnsupportedCommand;
import io.stackctl.command.view.VersionCommand;
import io.stackctl.command.view.VolumesCommand;
import io.stackctl.command.view.WaitCommand;
import io.stackctl.workflow.EngineChoice;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.source.Checkout;
import io.stackctl.workflow.source.Stacks;
import java.util.List;
import java.util.Optional;

/** Knows every verb. Only the one that is asked for is made. */
final class Wiring implements VerbSource {

    /** The version of Compose whose behaviour, labels and names stackctl has. */
    private static final String COMPOSE_VERSION = "2.40.3";

    private static final String OWN_VERSION = "0.1.0";

    private final Toolbox toolbox;
    private final Optional<Checkout> checkout;

    Wiring(Toolbox toolbox, Optional<Checkout> checkout) {
        this.toolbox = toolbox;
        this.checkout = checkout;
    }

    @Override
    public VerbSource towards(EngineChoice engine) {
        return new Wiring(toolbox.towards(engine), checkout);
    }

    @Override
    public List<String> names() {
        return List.of(
                "attach",
                "build",
                "commit",
                "completion",
                "config",
                "cp",
                "create",
                "doctor",
                "down",
                "events",
                "exec",
                "explain",
                "export",
                "images",
                "kill",
                "logs",
                "ls",
                "migrate",
                "nuke",
                "pause",
                "plan",
                "port",
                "ps",
                "pull",
                "push",
                "restart",
                "rm",
                "run",
                "scale",
                "stacks",
                "start",
                "stats",
                "stop",
                "top",
                "unpause",
                "up",
                "version",
                "volumes",
                "wait",
                "watch");
    }

    @Override
    public Optional<Verb> verb(String name) {
        return switch (name) {
            case "attach" -> Optional.of(new AttachCommand(toolbox));
            case "build" -> Optional.of(new BuildCommand(toolbox));
            case "commit" -> Optional.of(new CommitCommand(toolbox));
            case "config", "convert" -> Optional.of(new ConfigCommand(toolbox));
            case "create" -> Optional.of(new CreateCommand(toolbox));
            case "down" -> Optional.of(new DownCommand(toolbox));
            case "images" -> Optional.of(new ImagesCommand(toolbox));
            case "kill" -> Optional.of(new KillCommand(toolbox));
            case "logs" -> Optional.of(new LogsCommand(toolbox));
            case "ls" -> Optional.of(new LsCommand(toolbox));
            case "migrate" -> Optional.of(new MigrateCommand(toolbox));
            case "pause" -> Optional.of(new PauseCommand(toolbox));
            case "plan" -> Optional.of(new PlanCommand(toolbox));
            case "port" -> Optional.of(new PortCommand(toolbox));
            case "ps" -> Optional.of(new PsCommand(toolbox));
            case "restart" -> Optional.of(new RestartCommand(toolbox));
            case "rm" -> Optional.of(new RmCommand(toolbox));
            case "scale" -> Optional.of(new ScaleCommand(toolbox));
            case "stacks" -> Optional.of(new StacksCommand(new Stacks(checkout)));
            case "start" -> Optional.of(new StartCommand(toolbox));
            case "stop" -> Optional.of(new StopCommand(toolbox));
            case "unpause" -> Optional.of(new UnpauseCommand(toolbox));
            case "up" -> Optional.of(new UpCommand(toolbox));
            case "events" -> Optional.of(new EventsCommand(toolbox));
            case "exec" -> Optional.of(new ExecCommand(toolbox));
            case "explain" -> Optional.of(new ExplainCommand());
            case "export" -> Optional.of(new ExportCommand(toolbox));
            case "stats" -> Optional.of(new StatsCommand(toolbox));
            case "top" -> Optional.of(new TopCommand(toolbox));
            case "nuke" -> Optional.of(new NukeCommand(toolbox));
            case "pull" -> Optional.of(new PullCommand(toolbox));
            case "push" -> Optional.of(new PushCommand(toolbox));
            case "run" -> Optional.of(new RunCommand(toolbox));
            case "watch" -> Optional.of(new WatchCommand(toolbox));
            case "wait" -> Optional.of(new WaitCommand(toolbox));
            case "completion" -> Optional.of(new CompletionCommand(checkout));
            case "doctor" -> Optional.of(new DoctorCommand(toolbox));
            case "__complete", "__completeNoDesc" ->
                    Optional.of(new CompleteCommand(name, this, checkout));
            case "cp" -> Optional.of(new CpCommand(toolbox));
            case "alpha", "bridge" ->
                    Optional.of(
                            new UnsupportedCommand(
                                    name, "It is an experiment of Docker Compose's own."));
            case "publish" ->
                    Optional.of(
                            new UnsupportedCommand(
                                    name,
                                    "Push the images with 'stackctl push', and share the files."));
            case "version" -> Optional.of(new VersionCommand(COMPOSE_VERSION, OWN_VERSION));
            case "volumes" -> Optional.of(new VolumesCommand(toolbox));
            default -> Optional.empty();
        };
    }
}
