package io.stackctl.command.image;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.model.service.PullPolicy;
import io.stackctl.planner.image.PullOptions;
import io.stackctl.terminal.progress.Muted;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.image.Pull;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code pull}. */
public final class PullCommand extends EngineVerb {

    private final Toggle ignoreBuildable =
            toggle("Leave out what can be built", "--ignore-buildable");
    private final Toggle ignoreFailures =
            toggle("Go on when a pull fails", "--ignore-pull-failures");
    private final Toggle dependencies = toggle("What services depend on too", "--include-deps");
    private final Choice policy = choice("POLICY", "missing, or always", "--policy");
    private final Toggle atOnce =
            addHidden(new Toggle(new String[] {"--parallel"}, "Old: several at once", true));
    private final Toggle oneByOne =
            addHidden(new Toggle(new String[] {"--no-parallel"}, "Old: one by one", false));
    private final Toggle quiet = toggle("Do not show layers", "-q", "--quiet");

    public PullCommand(Toolbox toolbox) {
        super(toolbox, "pull", "[SERVICE...]", "Pull images", "stackctl pull --policy missing");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        Optional<PullPolicy> all =
                switch (policy.orElse("")) {
                    case "" -> Optional.empty();
                    case "always" -> Optional.of(new PullPolicy.Always());
                    case "missing" -> Optional.of(new PullPolicy.Missing());
                    default ->
                            throw BadUsage.of(
                                    "invalid --policy option \"" + policy.orElse("") + "\"",
                                    "Write missing or always.");
                };
        try (var events = session.progress()) {
            var stack = session.stack().loadForImages(arguments, dependencies.isOn(), events);
            var around =
                    around(
                            session,
                            new Muted(events, quiet.isOn(), false),
                            session.confirmation(false));
            boolean alone = oneByOne.isOn() || !atOnce.isOn();
            new Pull(alone ? around.imagesAtOnce(OptionalInt.of(1)) : around)
                    .run(
                            stack,
                            new PullOptions(all, ignoreBuildable.isOn(), ignoreFailures.isOn()));
        }
        return 0;
    }
}
