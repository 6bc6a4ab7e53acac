package io.stackctl.command.deploy;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.heal.Heal;
import java.time.Duration;
import java.util.List;

/** {@code heal}. */
public final class HealCommand extends EngineVerb {

    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Toggle watch = toggle("Go on until it is ended", "--watch");
    private final Choice every = choice("TIME", "Time between two looks (default 5s)", "--every");

    public HealCommand(Toolbox toolbox) {
        super(
                toolbox,
                "heal",
                "[SERVICE...]",
                "Replace or restart what is unhealthy, as x-stackctl.deploy.heal says",
                "stackctl heal --watch");
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        var services = Session.services(arguments);
        var time = every();
        try (var events = session.progress()) {
            var found = session.stack().findToMake(arguments, events);
            var heal = new Heal(around(session, events), session.globals().nameSeparator());
            if (watch.isOn() && !session.globals().dryRun()) {
                heal.watch(found, services, time);
                return 0;
            }
            return heal.once(found, services) ? 0 : 1;
        }
    }

    private Duration every() {
        var time = DeployChoices.read(every, "--every", DeployOptions::timeoutOf).orElse(USUAL);
        if (every.given() && !watch.isOn()) {
            throw BadUsage.of("--every has a meaning with --watch only", "Add --watch.");
        }
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw BadUsage.of("invalid --every: " + every.orElse(""), "Use 1s to 1h.");
        }
        return time;
    }
}
