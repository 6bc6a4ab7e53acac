package io.stackctl.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * An engine as a process sees it that is killed at one of its changing calls: the call, and every
 * one after it, does not come back.
 */
public final class MortalEngine {

    private static final Set<String> CHANGES =
            Set.of(
                    "create",
                    "start",
                    "stop",
                    "rename",
                    "remove",
                    "tag",
                    "hold",
                    "place",
                    "copyInto",
                    "importRootFilesystem",
                    "startDetached");

    private final int last;
    private final boolean done;
    private int calls;
    private boolean dead;

    private MortalEngine(int last, boolean done) {
        this.last = last;
        this.done = done;
    }

    /** What a process that was killed would have been told. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed");
        }
    }

    /**
     * An engine for a process that is killed.
     *
     * @param last at which of its changing calls, from 1 on
     * @param done whether the engine has done it by then
     */
    public static Engine of(FakeEngine engine, int last, boolean done) {
        var mortal = new MortalEngine(last, done);
        return mortal.wrapped(Engine.class, engine);
    }

    private <T> T wrapped(Class<T> type, Object target) {
        InvocationHandler handler = (_, method, arguments) -> call(target, method, arguments);
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        boolean changes = isChange(method);
        boolean dies;
        synchronized (this) {
            if (dead && !method.getName().equals("close")) {
                throw new Killed();
            }
            dies = changes && ++calls == last;
            dead |= dies && !done;
        }
        if (dies && !done) {
            throw new Killed();
        }
        Object answer;
        try {
            answer = method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (dies) {
            synchronized (this) {
                dead = true;
            }
            throw new Killed();
        }
        return isPart(method) ? wrapped(method.getReturnType(), answer) : answer;
    }

    /** Whether a call changes something. */
    static boolean isChange(Method method) {
        return CHANGES.contains(method.getName());
    }

    /** Whether a call gives a part of an engine. */
    static boolean isPart(Method method) {
        return method.getDeclaringClass() == Engine.class
                && Set.of("containers", "executions", "networks", "volumes", "images", "builds")
                        .contains(method.getName());
    }
}
