package io.stackctl.command;

import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.ByteSize;
import io.stackctl.model.Stack;
import io.stackctl.terminal.Muted;
import io.stackctl.workflow.Build;
import io.stackctl.workflow.BuildRequest;
import io.stackctl.workflow.Toolbox;
import java.util.List;
import java.util.Optional;

/** {@code build}. */
public final class BuildCommand extends EngineVerb {

    private final Values arguments = values("KEY=VALUE", "Build argument", "--build-arg");
    private final Choice memory =
            choice("SIZE", "Most memory a step may use (classic builder)", "-m", "--memory");
    private final Toggle noCache = toggle("Do every step again", "--no-cache");
    private final Toggle pull = toggle("Fetch base images anew", "--pull");
    private final Toggle push = toggle("Push the images afterwards", "--push");
    private final Toggle quiet = toggle("Do not show the log", "-q", "--quiet");
    private final Toggle dependencies =
            toggle("Build what services depend on too", "--with-dependencies");
    private final List<Flag> unsupported =
            List.of(
                    addHidden(new Choice(new String[] {"--builder"}, "NAME", "Builder")),
                    addHidden(new Toggle(new String[] {"--check"}, "Check", false)),
                    addHidden(new Toggle(new String[] {"--print"}, "Print", false)),
                    addHidden(new Choice(new String[] {"--provenance"}, "VALUE", "Attestation")),
                    addHidden(new Choice(new String[] {"--sbom"}, "VALUE", "Attestation")),
                    addHidden(new Values(new String[] {"--ssh"}, "ID", "Keys", false)));

    public BuildCommand(Toolbox toolbox) {
        super(toolbox, "build", "[SERVICE...]", "Build images", "stackctl build --no-cache web");
    }

    @Override
    protected int run(Session session, List<String> services) {
        for (Flag flag : unsupported) {
            if (flag.given()) {
                throw BadUsage.of(
                        flag.longestName() + " is not supported",
                        "It needs a session of 'docker buildx'; build that image with it, and name it with image:.");
            }
        }
        try (var events = session.progress("Building")) {
            Stack stack =
                    dependencies.isOn() || services.isEmpty()
                            ? session.stack().load(services, events)
                            : session.stack().loadAlone(services, events);
            var around =
                    around(
                            session,
                            new Muted(events, false, quiet.isOn()),
                            session.confirmation(false));
            new Build(around).run(stack, request(stack));
        }
        return 0;
    }

    private BuildRequest request(Stack stack) {
        return new BuildRequest(
                VariableArguments.of(
                        arguments.all(),
                        name -> Optional.ofNullable(stack.environment().get(name))),
                noCache.isOn(),
                pull.isOn(),
                memory(),
                push.isOn());
    }

    private long memory() {
        try {
            return memory.value().map(text -> ByteSize.of(text).bytes()).orElse(0L);
        } catch (InvalidValueException invalid) {
            throw BadUsage.of(String.valueOf(invalid.getMessage()), invalid.remedy());
        }
    }
}
