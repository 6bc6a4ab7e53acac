package io.stackctl.command.image;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.command.VariableArguments;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.Stack;
import io.stackctl.model.tree.ByteSize;
import io.stackctl.planner.image.BuildChoices;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.image.Build;
import java.util.List;

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
    private final Choice progress =
            addHidden(new Choice(new String[] {"--progress"}, "MODE", "Old place of --progress"));
    private final BuilderFlags builder = new BuilderFlags(this);

    public BuildCommand(Toolbox toolbox) {
        super(toolbox, "build", "[SERVICE...]", "Build images", "stackctl build --no-cache web");
    }

    @Override
    protected int run(Session session, List<String> services) {
        return builder.prints() ? print(session, services) : build(session, services);
    }

    private int build(Session session, List<String> services) {
        try (var events =
                quiet.isOn() ? session.quiet() : session.withProgress(progress).progress()) {
            builder.tell(events);
            Stack stack = session.stack().loadForImages(services, dependencies.isOn(), events);
            boolean built =
                    new Build(around(session, events))
                            .run(
                                    stack,
                                    choices(session, stack),
                                    push.isOn(),
                                    builder.wishes(),
                                    quiet.isOn() ? _ -> {} : session.out()::println);
            if (!built) {
                events.warn("No services to build");
            }
        }
        return 0;
    }

    /** Nothing but the definition: programs read it. */
    private int print(Session session, List<String> services) {
        try (var events = session.quiet()) {
            Stack stack = session.stack().loadForImages(services, dependencies.isOn(), events);
            session.out()
                    .println(
                            new Build(around(session, events))
                                    .file(
                                            stack,
                                            choices(session, stack),
                                            push.isOn(),
                                            builder.wishes()));
        }
        return 0;
    }

    private BuildChoices choices(Session session, Stack stack) {
        return new BuildChoices(
                VariableArguments.of(
                        arguments.all(), name -> session.stack().variable(stack, name)),
                noCache.isOn(),
                pull.isOn(),
                memory(),
                builder.ssh());
    }

    private long memory() {
        try {
            return memory.value().map(text -> ByteSize.of(text).bytes()).orElse(0L);
        } catch (InvalidValueException invalid) {
            throw BadUsage.of(String.valueOf(invalid.getMessage()), invalid.remedy());
        }
    }
}
