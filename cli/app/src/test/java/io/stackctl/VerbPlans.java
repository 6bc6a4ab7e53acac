package io.stackctl;

import io.stackctl.definition.LoadRequest;
import io.stackctl.definition.StackLoader;
import io.stackctl.failure.StackException;
import io.stackctl.model.name.ServiceName;
import io.stackctl.model.name.StackName;
import io.stackctl.plan.Plan;
import io.stackctl.planner.stop.DownOptions;
import io.stackctl.planner.stop.DownOptions.Images;
import io.stackctl.planner.stop.StopOptions;
import io.stackctl.step.Step;
import io.stackctl.workflow.FoundStack;
import io.stackctl.workflow.Surroundings;
import io.stackctl.workflow.lifecycle.Down;
import io.stackctl.workflow.lifecycle.Kill;
import io.stackctl.workflow.lifecycle.Pause;
import io.stackctl.workflow.lifecycle.Remove;
import io.stackctl.workflow.lifecycle.Restart;
import io.stackctl.workflow.lifecycle.Start;
import io.stackctl.workflow.lifecycle.StartRequest;
import io.stackctl.workflow.lifecycle.Stop;
import io.stackctl.workflow.lifecycle.Unpause;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The plans of verbs that {@code stackctl plan} does not tell: those that act on containers which
 * are there.
 */
final class VerbPlans {

    private final Surroundings around;

    /**
     * Plans nothing yet.
     *
     * @param around with the folder where definitions are
     */
    VerbPlans(Surroundings around) {
        this.around = around;
    }

    /**
     * One line a step, then the warnings with {@code !} in front.
     *
     * @param line such as {@code -f more.yaml down -v web}; {@code -p} instead of a file leaves the
     *     definition unread
     */
    String told(String line) {
        var words = List.of(line.split(" ", -1));
        var found = found(words.getFirst().equals("-f") ? words.get(1) : words.getFirst());
        var rest =
                switch (words.getFirst()) {
                    case "-f" -> words.subList(2, words.size());
                    case "-p" -> words.subList(1, words.size());
                    default -> words;
                };
        try {
            var plan = plan(found, rest.getFirst(), rest.subList(1, rest.size()));
            var told = new StringBuilder(plan.isEmpty() ? "Nothing to do.\n" : plan.toString());
            plan.warnings().forEach(warning -> told.append("! " + warning + "\n"));
            return told.toString();
        } catch (StackException e) {
            return "! " + e.failure().message() + "\n";
        }
    }

    private FoundStack found(String file) {
        if (file.equals("-p")) {
            return new FoundStack.Named(StackName.of("shop"));
        }
        var request = LoadRequest.in(around.settings().workingDirectory().toString(), Map.of());
        if (file.endsWith(".yaml")) {
            request.files(List.of(file));
        }
        return new FoundStack.Defined(new StackLoader(warning -> {}).load(request.build()));
    }

    private Plan<Step> plan(FoundStack found, String verb, List<String> words) {
        var flags = new HashSet<String>();
        var services = new HashSet<ServiceName>();
        for (var word : words) {
            if (word.startsWith("-")) {
                flags.add(word);
            } else {
                services.add(ServiceName.of(word));
            }
        }
        var options = StopOptions.of(services);
        var plan =
                switch (verb) {
                    case "stop" -> new Stop(around).plan(found, options);
                    case "start" ->
                            new Start(around)
                                    .plan(
                                            found,
                                            new StartRequest(
                                                    services,
                                                    flags.remove("--wait"),
                                                    Optional.empty()));
                    case "restart" ->
                            new Restart(around).plan(found, options, !flags.remove("--no-deps"));
                    case "rm" ->
                            new Remove(around)
                                    .plan(found, options, flags.remove("-s"), flags.remove("-v"));
                    case "kill" ->
                            new Kill(around)
                                    .plan(
                                            found,
                                            services,
                                            "SIGKILL",
                                            flags.remove("--remove-orphans"));
                    case "pause" -> new Pause(around).plan(found, services);
                    case "unpause" -> new Unpause(around).plan(found, services);
                    case "down" -> new Down(around).plan(found, down(options, flags));
                    default -> throw new IllegalArgumentException("no plan of " + verb);
                };
        if (!flags.isEmpty()) {
            throw new IllegalArgumentException(verb + " does not know " + flags);
        }
        return plan;
    }

    private static DownOptions down(StopOptions options, Set<String> flags) {
        var images =
                flags.remove("--rmi=all")
                        ? Images.ALL
                        : flags.remove("--rmi=local") ? Images.LOCAL : Images.NONE;
        return new DownOptions(
                options, flags.remove("--remove-orphans"), flags.remove("-v"), images);
    }
}
