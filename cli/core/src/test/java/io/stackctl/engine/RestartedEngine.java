package io.stackctl.engine;

import io.stackctl.failure.Failure.EngineFailure;
import io.stackctl.failure.StackException;
import io.stackctl.model.service.RestartPolicy.Condition;
import io.stackctl.state.ObservedContainer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * An engine that is killed at one of its changing calls, and answers again when it was asked for
 * its version a few times. As measured (docs/deploy.md), only what is restarted {@code always} runs
 * then, also what had been stopped.
 */
public final class RestartedEngine {

    private static final int ASKED = 2;

    private final FakeEngine engine;
    private final int last;
    private final boolean done;
    private int calls;
    private boolean away;
    private int asked;

    /**
     * One that goes away once.
     *
     * @param last at which of its changing calls, from 1 on
     * @param done whether it has done it by then
     */
    public RestartedEngine(FakeEngine engine, int last, boolean done) {
        this.engine = engine;
        this.last = last;
        this.done = done;
    }

    /** As others see it. */
    public Engine seen() {
        return wrapped(Engine.class, engine);
    }

    /** Whether it came so far. */
    public synchronized boolean hasLeft() {
        return calls >= last;
    }

    private <T> T wrapped(Class<T> type, Object target) {
        InvocationHandler handler = (_, method, arguments) -> call(target, method, arguments);
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        boolean goes;
        synchronized (this) {
            requireThere(method);
            goes = MortalEngine.isChange(method) && ++calls == last;
            if (goes && !done) {
                leave();
                throw gone();
            }
        }
        Object answer;
        try {
            answer = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (goes) {
            synchronized (this) {
                leave();
            }
            throw gone();
        }
        return MortalEngine.isPart(method) ? wrapped(method.getReturnType(), answer) : answer;
    }

    private void requireThere(Method method) {
        if (!away || method.getName().equals("close")) {
            return;
        }
        if (method.getName().equals("version") && ++asked == ASKED) {
            away = false;
            return;
        }
        throw gone();
    }

    private void leave() {
        away = true;
        for (var container : engine.containers().ofAllStacks(true)) {
            if (container.isUp()) {
                engine.exit(container.name(), 137);
            }
            if (isAlways(container)) {
                engine.containers().start(container.id());
            }
        }
        engine.endEventStreams();
    }

    private boolean isAlways(ObservedContainer container) {
        return engine.restartOf(container.name()) == Condition.ALWAYS;
    }

    private static StackException gone() {
        return new StackException(
                new EngineFailure(
                        EngineFailure.Kind.CONNECTION_LOST, "the engine was killed", 0, ""));
    }
}
