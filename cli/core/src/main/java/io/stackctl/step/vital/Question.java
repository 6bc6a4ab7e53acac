package io.stackctl.step.vital;

import io.stackctl.engine.EngineThread;
import io.stackctl.failure.Failure;
import io.stackctl.failure.StackException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is asked on a thread of its own, so that nobody has to wait for the answer. One
 * that nobody wants any more comes to its end by itself.
 */
final class Question<T> {

    private final FutureTask<T> task;

    private Question(FutureTask<T> task) {
        this.task = task;
    }

    /**
     * Asks it.
     *
     * @param answered told when there is an answer
     */
    static <T> Question<T> ask(Supplier<T> question, Runnable answered) {
        var task = new FutureTask<T>(question::get);
        EngineThread.start(
                "question",
                () -> {
                    task.run();
                    answered.run();
                });
        return new Question<>(task);
    }

    boolean isAnswered() {
        return task.isDone();
    }

    /** The answer; empty where there is none by then. What the question threw is thrown. */
    Optional<T> within(Duration time) {
        try {
            return Optional.of(task.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException(new Failure.Interrupted(), e);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
