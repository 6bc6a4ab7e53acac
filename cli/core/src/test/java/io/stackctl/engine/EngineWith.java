package io.stackctl.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** An engine of which one part is played by a test. */
public final class EngineWith {

    private EngineWith() {}

    /**
     * The same engine with another part.
     *
     * @param name of the method that gives it, such as {@code volumes}
     */
    public static Engine part(Engine engine, String name, Object part) {
        return (Engine)
                Proxy.newProxyInstance(
                        Engine.class.getClassLoader(),
                        new Class<?>[] {Engine.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals(name)) {
                                return part;
                            }
                            try {
                                return method.invoke(engine, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
