package io.stackctl.junit;

import io.stackctl.embed.StackSession;
import io.stackctl.failure.StackException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ModifierSupport;

/** Sets fields, and makes the values that fields and parameters get. */
final class Injection {

    private Injection() {}

    /** The static fields of a class, or the others, that want something of a stack. */
    static List<Field> fields(Class<?> type, boolean isStatic) {
        return AnnotationSupport.findAnnotatedFields(type, ServicePort.class).stream()
                .filter(field -> ModifierSupport.isStatic(field) == isStatic)
                .toList();
    }

    private static List<Field> stacks(Class<?> type, boolean isStatic) {
        return AnnotationSupport.findAnnotatedFields(type, RunningStack.class).stream()
                .filter(field -> ModifierSupport.isStatic(field) == isStatic)
                .toList();
    }

    /** Whether a class wants something in static fields. */
    static boolean isWantedStatically(Class<?> type) {
        return !fields(type, true).isEmpty() || !stacks(type, true).isEmpty();
    }

    /** Sets the static fields of a class. */
    static void setStatic(Class<?> type, StackSession stack) {
        for (Field field : fields(type, true)) {
            set(field, null, port(field, stack));
        }
        for (Field field : stacks(type, true)) {
            set(field, null, whole(field, stack));
        }
    }

    /** Sets the fields of an instance. */
    static void set(Object instance, StackSession stack) {
        for (Field field : fields(instance.getClass(), false)) {
            set(field, instance, port(field, stack));
        }
        for (Field field : stacks(instance.getClass(), false)) {
            set(field, instance, whole(field, stack));
        }
    }

    private static void set(
            Field field, @org.jspecify.annotations.Nullable Object instance, Object value) {
        if (Modifier.isFinal(field.getModifiers())) {
            throw new ExtensionConfigurationException(
                    field + " is final: leave that out, so that it can be set");
        }
        try {
            field.setAccessible(true);
            field.set(instance, value);
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException(field + " cannot be set", e);
        }
    }

    private static Object whole(Field field, StackSession stack) {
        if (field.getType() != StackSession.class) {
            throw new ExtensionConfigurationException(
                    field + " has @RunningStack: let it be of type StackSession");
        }
        return stack;
    }

    private static Object port(Field field, StackSession stack) {
        var wanted = field.getAnnotation(ServicePort.class);
        return port(wanted, field.getType(), field.toString(), stack);
    }

    /** Where a port is, as a type that tells it. */
    static Object port(ServicePort wanted, Class<?> type, String place, StackSession stack) {
        var address = address(wanted, place, stack);
        if (type == int.class || type == Integer.class) {
            return address.getPort();
        }
        if (type == InetSocketAddress.class) {
            return address;
        }
        if (type == URI.class) {
            return URI.create(wanted.scheme() + "://" + text(address));
        }
        if (type == String.class) {
            return text(address);
        }
        throw new ExtensionConfigurationException(
                place
                        + " has @ServicePort: let it be an int, an InetSocketAddress, a URI or a"
                        + " String");
    }

    private static InetSocketAddress address(ServicePort wanted, String place, StackSession stack) {
        try {
            return stack.port(wanted.service(), wanted.port());
        } catch (StackException e) {
            // JUnit shows the message alone.
            throw new ExtensionConfigurationException(
                    place + ": " + e.failure().message() + ". " + e.failure().remedy(), e);
        }
    }

    private static String text(InetSocketAddress address) {
        var host = address.getHostString();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }
}
