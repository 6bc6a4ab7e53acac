package io.stackctl.command;

import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import io.stackctl.terminal.FailureText;
import io.stackctl.terminal.progress.ProgressMode;
import io.stackctl.workflow.Toolbox.OfContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * What several engines answered.
 *
 * @param answers by the names of the contexts, in their order, of those that did
 * @param code the exit code: 0, or that of the first that did not
 */
public record Gathered<T>(Map<String, T> answers, int code) {

    /**
     * Asks all at once. Of one that does not answer it is said as soon as that is known: others may
     * go on for as long as the user looks on.
     */
    static <T> Gathered<T> of(
            Session session, List<OfContext> engines, Function<OfContext, T> question) {
        List<FutureTask<T>> asked = new ArrayList<>();
        for (var engine : engines) {
            var task = new FutureTask<>(() -> answer(session, engine, question));
            // None of the platform's own ones keeps the process from ending.
            Thread.ofPlatform().daemon().name(engine.context()).start(task);
            asked.add(task);
        }
        Map<String, T> answers = new LinkedHashMap<>();
        int code = 0;
        for (int i = 0; i < asked.size(); i++) {
            var context = engines.get(i).context();
            try {
                answers.put(context, asked.get(i).get());
            } catch (ExecutionException e) {
                code = code == 0 ? ExitCode.of(failure(e)) : code;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException(new Failure.Interrupted(), e);
            }
        }
        return new Gathered<>(answers, code);
    }

    private static <T> T answer(
            Session session, OfContext engine, Function<OfContext, T> question) {
        try {
            return question.apply(engine);
        } catch (StackException failed) {
            say(session, engine.context(), failed.failure());
            throw failed;
        }
    }

    private static Failure failure(ExecutionException e) {
        if (e.getCause() instanceof StackException known) {
            return known.failure();
        }
        throw new IllegalStateException(e.getCause());
    }

    private static void say(Session session, String context, Failure failure) {
        if (failure.message().isEmpty()) {
            return;
        }
        var text =
                session.globals().progress() == ProgressMode.JSON
                        ? FailureText.json(context + ": " + failure.message())
                        : context
                                + ": "
                                + new FailureText(false, session.console().tty().errorIsTerminal())
                                        .of(failure);
        session.console().err().raw(text + "\n");
        session.console().err().flush();
    }
}
