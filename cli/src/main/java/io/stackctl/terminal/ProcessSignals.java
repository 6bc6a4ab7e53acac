package io.stackctl.terminal;

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

    /**
     * Calls back each time a signal arrives, instead of what would happen without.
     *
     * @param signal such as {@code INT}
     */
    public static void listen(String signal, Runnable arrived) {
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        arrived.run();
                    }
                    return null;
                };
        try {
            Class<?> name = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(
                            ProcessSignals.class.getClassLoader(), new Class<?>[] {type}, handler);
            name.getMethod("handle", name, type)
                    .invoke(null, name.getConstructor(String.class).newInstance(signal), proxy);
        } catch (ReflectiveOperationException unavailable) {
            // Another virtual machine: the signal then does what it does to any process.
            return;
        }
    }
}
