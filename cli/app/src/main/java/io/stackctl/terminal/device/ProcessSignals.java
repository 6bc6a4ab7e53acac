package io.stackctl.terminal.device;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Hears of signals to this process.
 *
 * <p>The platform's only way to do that is {@code sun.misc.Signal}, of which javac warns in a way
 * that nothing silences; so it is used by reflection.
 */
public final class ProcessSignals {

    private ProcessSignals() {}

    /** Loads what listening needs, most of which is the handler's class made at run time. */
    public static void prepare() {
        try {
            handler(Class.forName("sun.misc.SignalHandler"), () -> {});
        } catch (ClassNotFoundException unavailable) {
            // Listening will meet it too.
            return;
        }
    }

    /**
     * Calls back each time a signal arrives, instead of what would happen without.
     *
     * @param signal such as {@code INT}
     */
    public static void listen(String signal, Runnable arrived) {
        try {
            Class<?> name = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            name.getMethod("handle", name, type)
                    .invoke(
                            null,
                            name.getConstructor(String.class).newInstance(signal),
                            handler(type, arrived));
        } catch (ReflectiveOperationException unavailable) {
            // Another virtual machine: the signal then does what it does to any process.
            return;
        }
    }

    private static Object handler(Class<?> type, Runnable arrived) {
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        arrived.run();
                    }
                    return null;
                };
        return Proxy.newProxyInstance(
                ProcessSignals.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
