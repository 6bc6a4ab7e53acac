package io.stackctl.command;

import io.stackctl.failure.StackException;
import io.stackctl.terminal.device.Console;
import io.stackctl.terminal.progress.TurnLines;
import io.stackctl.workflow.EngineChoice;
import java.util.HashSet;
import java.util.List;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;

/** Runs one verb on the engines of several contexts. */
final class SeveralEngines {

    private final Console console;
    private final VerbSource verbs;
    private final EngineChoice choice;
    private final ToIntBiFunction<GlobalFlags, Throwable> report;

    /**
     * Prepares.
     *
     * @param report tells a failure, and gives its exit code
     */
    SeveralEngines(
            Console console,
            VerbSource verbs,
            EngineChoice choice,
            ToIntBiFunction<GlobalFlags, Throwable> report) {
        this.console = console;
        this.verbs = verbs;
        this.choice = choice;
        this.report = report;
    }

    /**
     * Runs it.
     *
     * @param work runs it with verbs of one engine, or of all of them
     * @return 0, or the exit code of the first engine where it was another
     */
    int run(GlobalFlags flags, String name, List<String> rest, ToIntFunction<VerbSource> work) {
        requireNames();
        var verb = CommandLineTool.find(name, verbs);
        flags.addTo(verb);
        verb.parse(rest);
        if (flags.help.isOn() || !(verb instanceof EngineVerb)) {
            return work.applyAsInt(verbs);
        }
        return switch (verb.onSeveral()) {
            case TOGETHER -> work.applyAsInt(verbs.towards(choice));
            case EACH -> turns(flags, work, false);
            case IN_TURN -> turns(flags, work, true);
            case REFUSED ->
                    throw BadUsage.of(
                            "'stackctl "
                                    + name
                                    + "' works with one engine, and --context names "
                                    + choice.several().size(),
                            "Several can be given to ps, ls, images, logs, stats, events, plan, deploy,"
                                    + " down, and to up with --detach, --wait or --no-start.");
        };
    }

    private void requireNames() {
        var seen = new HashSet<String>();
        for (var context : choice.several()) {
            if (context.isEmpty()) {
                throw BadUsage.of("--context has an empty name", "Write it as --context far,near.");
            }
            if (!seen.add(context)) {
                throw BadUsage.of(
                        "--context names '" + context + "' twice", "Leave one of them out.");
            }
        }
    }

    /** The first is the barrier: what fails there is begun nowhere else. */
    private int turns(GlobalFlags flags, ToIntFunction<VerbSource> work, boolean stopping) {
        var lines = new TurnLines(console, Globals.of(flags, console).progress());
        int worst = 0;
        var left = choice.several();
        for (int i = 0; i < left.size() && !(stopping && worst != 0); i++) {
            var context = left.get(i);
            lines.begun(context);
            int code = turn(flags, work, context);
            worst = worst == 0 ? code : worst;
            if (code == 0) {
                lines.done(context);
            } else if (stopping) {
                lines.failed(context, left.subList(i + 1, left.size()));
            }
        }
        return worst;
    }

    private int turn(GlobalFlags flags, ToIntFunction<VerbSource> work, String context) {
        try {
            return work.applyAsInt(verbs.towards(choice.towards(context)));
        } catch (StackException failed) {
            console.out().flush();
            return report.applyAsInt(flags, failed);
        }
    }
}
