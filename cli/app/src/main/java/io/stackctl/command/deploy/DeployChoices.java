package io.stackctl.command.deploy;

import io.stackctl.command.BadUsage;
import io.stackctl.command.Choice;
import io.stackctl.command.Toggle;
import io.stackctl.command.Values;
import io.stackctl.command.Verb;
import io.stackctl.failure.InvalidValueException;
import io.stackctl.model.Stack;
import io.stackctl.model.deploy.DeployOptions;
import io.stackctl.model.deploy.Share;
import io.stackctl.model.deploy.Strategy;
import io.stackctl.model.name.ImageName;
import io.stackctl.model.name.ServiceName;
import io.stackctl.workflow.deploy.ChosenImages;
import io.stackctl.workflow.deploy.DeployRequest;
import io.stackctl.workflow.lifecycle.UpRequest;
import io.stackctl.workflow.lock.LockWait;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The flags that say how a deployment is done, which {@code plan deploy} understands too. */
public final class DeployChoices {

    private final Choice strategy;
    private final Choice canary;
    private final Choice pauseAt;
    private final Choice deadline;
    private final Choice drainTimeout;
    private final Toggle noRollback;
    private final Toggle skipHooks;
    private final Values images;

    public DeployChoices(Verb verb) {
        strategy =
                verb.choice(
                        "STRATEGY",
                        "rolling, blue-green, canary or recreate, instead of the definition's",
                        "--strategy");
        canary =
                verb.choice(
                        "PERCENT,...", "Shares of a canary's steps, such as 5,25,50", "--canary");
        pauseAt = verb.choice("PERCENT", "Ask at this share, and wait for promote", "--pause-at");
        deadline = verb.choice("TIME", "How long a service may take, such as 10m", "--deadline");
        drainTimeout =
                verb.choice(
                        "TIME", "How long requests in flight are waited for", "--drain-timeout");
        noRollback = verb.toggle("Stand still where it would go back", "--no-rollback");
        skipHooks = verb.toggle("Run no hooks", "--skip-hooks");
        images =
                verb.values(
                        "SERVICE=IMAGE",
                        "The image of a service, instead of the definition's",
                        "--image");
    }

    /** Whether any was given. */
    public boolean given() {
        return strategy.given()
                || canary.given()
                || pauseAt.given()
                || deadline.given()
                || drainTimeout.given()
                || noRollback.given()
                || skipHooks.given()
                || !images.all().isEmpty();
    }

    /** The stack with the images that they say. */
    public Stack chosen(Stack stack) {
        var chosen = new TreeMap<ServiceName, ImageName>();
        for (var text : images.all()) {
            int equals = text.indexOf('=');
            if (equals <= 0 || equals == text.length() - 1) {
                throw BadUsage.of(
                        "invalid --image: \"" + text + "\"", "Write it as --image web=shop/web:2.");
            }
            chosen.put(
                    ServiceName.of(text.substring(0, equals)),
                    ImageName.of(text.substring(equals + 1)));
        }
        return ChosenImages.of(chosen).in(stack);
    }

    /** What they say, with what is asked for besides. */
    public DeployRequest request(UpRequest up, String message, LockWait wait) {
        var options =
                new DeployOptions(
                        read(strategy, "--strategy", Strategy::of),
                        read(canary, "--canary", Share::growing).orElse(List.of()),
                        read(deadline, "--deadline", DeployOptions::deadlineOf),
                        read(drainTimeout, "--drain-timeout", DeployOptions::timeoutOf),
                        noRollback.isOn(),
                        skipHooks.isOn());
        return new DeployRequest(
                up,
                options,
                read(pauseAt, "--pause-at", Share::of).map(Share::permille),
                message,
                wait);
    }

    static <T> Optional<T> read(Choice choice, String flag, Function<String, T> reader) {
        try {
            return choice.value().map(reader);
        } catch (InvalidValueException wrong) {
            throw BadUsage.of("invalid " + flag + ": " + wrong.getMessage(), wrong.remedy());
        }
    }
}
