package io.stackctl;

import io.stackctl.workflow.Interruption;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Hands Ctrl-C and SIGTERM on to whoever runs; where nobody handles them, the process ends with
 * 130.
 *
 * <p>The platform's only way to hear of a signal twice is {@code sun.misc.Signal}, which javac
 * warns about and cannot be silenced; so it is used by reflection.
 */
final class Signals {

    private static final int INTERRUPTED = 130;

    private Signals() {}

    static void listen(Interruption interruption) {
        InvocationHandler handler =
                (proxy, method, arguments) -> {
                    if (method.getName().equals("handle") && !interruption.arrived()) {
                        // Ending runs the hooks that give the terminal back; this thread must not
                        // wait for them.
                        Thread.ofPlatform().start(() -> System.exit(INTERRUPTED));
                    }
                    return null;
                };
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object proxy =
                    Proxy.newProxyInstance(
                            Signals.class.getClassLoader(), new Class<?>[] {type}, handler);
            for (String name : List.of("INT", "TERM")) {
                signal.getMethod("handle", signal, type)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
        } catch (ReflectiveOperationException unavailable) {
            // Another virtual machine: a signal then ends the process at once, and the same verb
            // goes on later.
            return;
        }
    }
}
