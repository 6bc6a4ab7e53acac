package io.stackctl.kubernetes.client;

import io.stackctl.engine.EngineThread;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Asks several questions at once: of each, a cluster's answer takes about one way there and back.
 */
public final class AllAtOnce {

    private static final int IN_FLIGHT = 8;

    private AllAtOnce() {}

    /**
     * Asks them.
     *
     * @return the answers, in the order of what was asked about
     * @throws RuntimeException what the first of them failed of
     */
    public static <T, R> List<R> ask(Collection<T> things, Function<T, R> question) {
        var threads = Executors.newFixedThreadPool(IN_FLIGHT, EngineThread.factory("cluster"));
        try {
            var answers = new ArrayList<Future<R>>();
            things.forEach(thing -> answers.add(threads.submit(() -> question.apply(thing))));
            var all = new ArrayList<R>();
            for (var answer : answers) {
                all.add(await(answer));
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static <R> R await(Future<R> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a question fails with nothing else", e);
        }
    }
}
