package io.stackctl.command.view;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.EngineVerb;
import io.stackctl.command.OnSeveral;
import io.stackctl.command.Session;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.terminal.progress.Renderer;
import io.stackctl.terminal.view.ContainersView;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Toolbox;
import io.stackctl.workflow.view.Ps;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** {@code ps}. */
public final class PsCommand extends EngineVerb {

    private final Toggle all = toggle("Stopped and one-off containers too", "-a", "--all");
    private final Toggle quiet = toggle("Only ids", "-q", "--quiet");
    private final Toggle services = toggle("Only names of services", "--services");
    private final Choice format =
            choice("FORMAT", "table, json, raw, or a template such as '{{.Name}}'", "--format");
    private final Values filter = values("KEY=VALUE", "Only those with status=STATUS", "--filter");
    private final Values status =
            commaValues(
                    "STATUS",
                    "Only those that are created, running, paused, restarting, removing, exited or dead",
                    "--status");
    private final Toggle whole = toggle("Do not cut long values", "--no-trunc");
    private final Toggle orphans =
            toggledOn("Containers of services that are no longer defined too", "--orphans");

    public PsCommand(Toolbox toolbox) {
        super(toolbox, "ps", "[SERVICE...]", "List containers", "stackctl ps --format json");
    }

    @Override
    protected boolean handlesInterruption() {
        return false;
    }

    @Override
    protected OnSeveral onSeveral() {
        return OnSeveral.TOGETHER;
    }

    @Override
    protected int run(Session session, List<String> arguments) {
        Set<String> states = states();
        try (var events = session.progress()) {
            var found = session.stack().find(arguments, events);
            var options =
                    new Ps.Options(Session.services(arguments), all.isOn(), states, orphans.isOn());
            if (hasSeveral()) {
                return several(session, events, found, options);
            }
            var containers = new Ps(around(session, events)).run(found, options);
            if (quiet.isOn()) {
                session.out().print(ContainersView.ids(containers));
            } else if (services.isOn()) {
                session.out().print(ContainersView.services(containers));
            } else {
                session.out().print(new ContainersView(format(), !whole.isOn()).of(containers));
            }
        }
        return 0;
    }

    private int several(Session session, Renderer events, FoundStack found, Ps.Options options) {
        var gathered = gather(session, events, around -> new Ps(around).run(found, options));
        var together = gathered.answers().values().stream().flatMap(List::stream).toList();
        session.out()
                .print(
                        quiet.isOn()
                                ? ContainersView.ids(together)
                                : services.isOn()
                                        ? ContainersView.services(together)
                                        : new ContainersView(format(), !whole.isOn())
                                                .together(gathered.answers()));
        return gathered.code();
    }

    /** Without a word about it, as the user wants {@code docker ps} to look. */
    private String format() {
        var asked = format.orElse("");
        return asked.isEmpty() ? clientSetting("psFormat") : asked;
    }

    private Set<String> states() {
        Set<String> states = new LinkedHashSet<>(status.all());
        for (String one : filter.all()) {
            int equals = one.indexOf('=');
            if (equals < 0) {
                throw BadUsage.of("arguments to --filter should be in form KEY=VAL");
            }
            if (!one.substring(0, equals).equals("status")) {
                throw BadUsage.of(
                        "unknown filter " + one.substring(0, equals), "Write status=STATUS.");
            }
            states.add(one.substring(equals + 1));
        }
        return states;
    }
}
