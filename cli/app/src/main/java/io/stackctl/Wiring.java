package io.stackctl;

import io.stackctl.cluster.ClusterKind;
import io.stackctl.command.KnownVerb;
import io.stackctl.command.Verb;
import io.stackctl.command.VerbSource;
import io.stackctl.command.cluster.ClusterDownCommand;
import io.stackctl.command.cluster.ClusterEventsCommand;
import io.stackctl.command.cluster.ClusterExecPlace;
import io.stackctl.command.cluster.ClusterHistoryCommand;
import io.stackctl.command.cluster.ClusterImagesCommand;
import io.stackctl.command.cluster.ClusterLogsCommand;
import io.stackctl.command.cluster.ClusterLsCommand;
import io.stackctl.command.cluster.ClusterPlanCommand;
import io.stackctl.command.cluster.ClusterPsCommand;
import io.stackctl.command.cluster.ClusterRestartCommand;
import io.stackctl.command.cluster.ClusterRollbackCommand;
import io.stackctl.command.cluster.ClusterScaleCommand;
import io.stackctl.command.cluster.ClusterUpCommand;
import io.stackctl.command.cluster.NodeCommand;
import io.stackctl.command.cluster.UnsupportedOnCluster;
import io.stackctl.command.completion.CompleteCommand;
import io.stackctl.command.completion.CompletionCommand;
import io.stackctl.command.deploy.AbortCommand;
import io.stackctl.command.deploy.AutoscaleCommand;
import io.stackctl.command.deploy.DeployCommand;
import io.stackctl.command.deploy.DrainCommand;
import io.stackctl.command.deploy.HealCommand;
import io.stackctl.command.deploy.HoldCommand;
import io.stackctl.command.deploy.MaintenanceCommand;
import io.stackctl.command.deploy.PlanCommand;
import io.stackctl.command.deploy.PromoteCommand;
import io.stackctl.command.deploy.ReleaseCommand;
import io.stackctl.command.deploy.RollbackCommand;
import io.stackctl.command.deploy.RolloutCommand;
import io.stackctl.command.image.BuildCommand;
import io.stackctl.command.image.CommitCommand;
import io.stackctl.command.image.PublishCommand;
import io.stackctl.command.image.PullCommand;
import io.stackctl.command.image.PushCommand;
import io.stackctl.command.lifecycle.CreateCommand;
import io.stackctl.command.lifecycle.DownCommand;
import io.stackctl.command.lifecycle.KillCommand;
import io.stackctl.command.lifecycle.LockCommand;
import io.stackctl.command.lifecycle.MigrateCommand;
import io.stackctl.command.lifecycle.NukeCommand;
import io.stackctl.command.lifecycle.PauseCommand;
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
import io.stackctl.command.view.AuditCommand;
import io.stackctl.command.view.ConfigCommand;
import io.stackctl.command.view.ContextCommand;
import io.stackctl.command.view.DoctorCommand;
import io.stackctl.command.view.EventsCommand;
import io.stackctl.command.view.ExplainCommand;
import io.stackctl.command.view.HistoryCommand;
import io.stackctl.command.view.ImagesCommand;
import io.stackctl.command.view.LogsCommand;
import io.stackctl.command.view.LsCommand;
import io.stackctl.command.view.PluginCommand;
import io.stackctl.command.view.PortCommand;
import io.stackctl.command.view.PsCommand;
import io.stackctl.command.view.RenderCommand;
import io.stackctl.command.view.StacksCommand;
import io.stackctl.command.view.StatsCommand;
import io.stackctl.command.view.TopCommand;
import io.stackctl.command.view.UnsupportedCommand;
import io.stackctl.command.view.VersionCommand;
import io.stackctl.command.view.VolumesCommand;
import io.stackctl.command.view.WaitCommand;
import io.stackctl.kubernetes.KubernetesRenderer;
import io.stackctl.model.HashLevel;
import io.stackctl.workflow.EngineChoice;
import io.stackctl.workflow.Remotes;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.source.Checkout;
import io.stackctl.workflow.source.Stacks;
import java.util.List;
import java.util.Optional;

/** Knows every verb. Only the one that is asked for is made. */
final class Wiring implements VerbSource {

    static final String OWN_VERSION = "0.2.0";

    private final Toolbox toolbox;
    private final Optional<Checkout> checkout;
    private final Optional<ClusterKind> cluster;

    Wiring(Toolbox toolbox, Optional<Checkout> checkout) {
        this(toolbox, checkout, Optional.empty());
    }

    private Wiring(Toolbox toolbox, Optional<Checkout> checkout, Optional<ClusterKind> cluster) {
        this.toolbox = toolbox;
        this.checkout = checkout;
        this.cluster = cluster;
    }

    @Override
    public VerbSource towards(EngineChoice engine) {
        return new Wiring(toolbox.towards(engine), checkout, cluster);
    }

    @Override
    public VerbSource on(ClusterKind kind) {
        return new Wiring(toolbox.on(kind), checkout, Optional.of(kind));
    }

    @Override
    public Remotes remotes(List<String> insecureRegistries) {
        return toolbox.remotes(insecureRegistries);
    }

    @Override
    public List<String> names() {
        return KnownVerb.shown();
    }

    @Override
    public Optional<Verb> verb(String name) {
        Optional<KnownVerb> known = KnownVerb.of(name);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                cluster.isPresent() ? onCluster(known.get(), cluster.get()) : make(known.get()));
    }

    private Verb onCluster(KnownVerb verb, ClusterKind kind) {
        return switch (verb) {
            case DOWN -> new ClusterDownCommand(toolbox, kind);
            case EVENTS -> new ClusterEventsCommand(toolbox, kind);
            case EXEC -> new ExecCommand(toolbox, new ClusterExecPlace(toolbox, kind));
            case HISTORY -> new ClusterHistoryCommand(toolbox, kind);
            case IMAGES -> new ClusterImagesCommand(toolbox, kind);
            case LOGS -> new ClusterLogsCommand(toolbox, kind);
            case LS -> new ClusterLsCommand(toolbox, kind);
            case NODE -> onSwarm(new NodeCommand(toolbox, kind), kind);
            case PLAN -> new ClusterPlanCommand(toolbox, kind);
            case PS -> new ClusterPsCommand(toolbox, kind);
            case RESTART -> new ClusterRestartCommand(toolbox, kind);
            case ROLLBACK -> new ClusterRollbackCommand(toolbox, kind);
            case SCALE -> new ClusterScaleCommand(toolbox, kind);
            case UP -> new ClusterUpCommand(toolbox, kind);
            default ->
                    verb.isSameAnywhere()
                            ? make(verb)
                            : new UnsupportedOnCluster(verb.word(), kind);
        };
    }

    private static Verb onSwarm(Verb verb, ClusterKind kind) {
        return kind == ClusterKind.SWARM ? verb : new UnsupportedOnCluster(verb.name(), kind);
    }

    private Verb make(KnownVerb verb) {
        return switch (verb) {
            case ABORT -> new AbortCommand(toolbox);
            case ATTACH -> new AttachCommand(toolbox);
            case BUILD -> new BuildCommand(toolbox);
            case COMMIT -> new CommitCommand(toolbox);
            case AUTOSCALE -> new AutoscaleCommand(toolbox);
            case HEAL -> new HealCommand(toolbox);
            case HOLD -> new HoldCommand(toolbox);
            case CONFIG, CONVERT -> new ConfigCommand(toolbox);
            case CONTEXT -> new ContextCommand(toolbox);
            case CREATE -> new CreateCommand(toolbox);
            case DEPLOY -> new DeployCommand(toolbox);
            case DOWN -> new DownCommand(toolbox);
            case DRAIN -> new DrainCommand(toolbox);
            case IMAGES -> new ImagesCommand(toolbox);
            case KILL -> new KillCommand(toolbox);
            case LOGS -> new LogsCommand(toolbox);
            case LS -> new LsCommand(toolbox);
            // An engine that is a manager has machines, whatever else it is asked.
            case NODE -> new NodeCommand(toolbox, ClusterKind.SWARM);
            case MAINTENANCE -> new MaintenanceCommand(toolbox);
            case MIGRATE -> new MigrateCommand(toolbox);
            case PAUSE -> new PauseCommand(toolbox);
            case PLAN -> new PlanCommand(toolbox);
            case PLUGIN -> new PluginCommand(toolbox);
            case PORT -> new PortCommand(toolbox);
            case PROMOTE -> new PromoteCommand(toolbox);
            case PS -> new PsCommand(toolbox);
            case RENDER -> new RenderCommand(new KubernetesRenderer());
            case RESTART -> new RestartCommand(toolbox);
            case ROLLBACK -> new RollbackCommand(toolbox);
            case ROLLOUT -> new RolloutCommand(toolbox);
            case RM -> new RmCommand(toolbox);
            case SCALE -> new ScaleCommand(toolbox);
            case STACKS -> new StacksCommand(new Stacks(checkout));
            case START -> new StartCommand(toolbox);
            case STOP -> new StopCommand(toolbox);
            case UNPAUSE -> new UnpauseCommand(toolbox);
            case UP -> new UpCommand(toolbox);
            case EVENTS -> new EventsCommand(toolbox);
            case EXEC -> new ExecCommand(toolbox);
            case EXPLAIN -> new ExplainCommand();
            case EXPORT -> new ExportCommand(toolbox);
            case STATS -> new StatsCommand(toolbox);
            case TOP -> new TopCommand(toolbox);
            case NUKE -> new NukeCommand(toolbox);
            case PULL -> new PullCommand(toolbox);
            case RELEASE -> new ReleaseCommand(toolbox);
            case PUSH -> new PushCommand(toolbox);
            case RUN -> new RunCommand(toolbox);
            case WATCH -> new WatchCommand(toolbox);
            case WAIT -> new WaitCommand(toolbox);
            case COMPLETION -> new CompletionCommand(checkout);
            case DOCTOR -> new DoctorCommand(toolbox);
            case COMPLETE, COMPLETE_WITHOUT_DESCRIPTIONS ->
                    new CompleteCommand(verb.word(), this, checkout);
            case CP -> new CpCommand(toolbox);
            case ALPHA, BRIDGE ->
                    new UnsupportedCommand(
                            verb.word(), "It is an experiment of Docker Compose's own.");
            case PUBLISH -> new PublishCommand(toolbox);
            case VERSION -> new VersionCommand(HashLevel.COMPOSE_5.version(), OWN_VERSION);
            case VOLUMES -> new VolumesCommand(toolbox);
            case AUDIT -> new AuditCommand(toolbox);
            case HISTORY -> new HistoryCommand(toolbox);
            case LOCK -> new LockCommand(toolbox);
        };
    }
}
