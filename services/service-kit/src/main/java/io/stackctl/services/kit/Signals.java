package io.stackctl.services.kit;

import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * Tells which signal asked the process to end, which a shutdown hook cannot.
 *
 * <p>{@code sun.misc.Signal} is the one way to learn it (module jdk.unsupported). It is called by
 * reflection because javac warns of it in a way that no option silences, and warnings fail the
 * build.
 */
final class Signals {
    private Signals() {}

    /**
     * Calls the action on a thread of its own when the signal arrives, in place of what the JVM
     * would do.
     *
     * @param name without SIG, such as {@code TERM}
     * @param action takes the whole name, such as {@code SIGTERM}
     */
    static void on(String name, Consumer<String> action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var proxy =
                    Proxy.newProxyInstance(
                            handler.getClassLoader() == null
                                    ? Signals.class.getClassLoader()
                                    : handler.getClassLoader(),
                            new Class<?>[] {handler},
                            (_, _, _) -> {
                                action.accept("SIG" + name);
                                return null;
                            });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this Java runtime lacks the module jdk.unsupported", e);
        }
    }
}
