package io.stackctl.docker.api;

import io.stackctl.engine.EngineThread;
import io.stackctl.failure.Failure.Interrupted;
import io.stackctl.failure.StackException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Independent questions to the engine, asked at once. */
public final class Parallel implements AutoCloseable {

    /** More would make the engine slower, not faster. */
    private static final int IN_FLIGHT = 16;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(IN_FLIGHT, EngineThread.factory("question"));

    /** Begins to ask. */
    public <T> Future<T> ask(Callable<T> question) {
        return threads.submit(question);
    }

    /**
     * Waits for an answer.
     *
     * @throws StackException that the question threw, or when the wait was interrupted
     */
    public static <T> T answer(Future<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Interrupted(), e);
        }
    }

    /** Waits for all answers, in the order of the questions. */
    public static <T> List<T> answers(List<Future<T>> asked) {
        List<T> answers = new ArrayList<>(asked.size());
        for (Future<T> future : asked) {
            answers.add(answer(future));
        }
        return answers;
    }

    /** Gives up what is still asked. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
