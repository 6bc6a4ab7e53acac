package io.stackctl.services.kit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns text into the values that records for settings and JSON bodies are made of. */
final class TextValue {
    private TextValue() {}

    /**
     * Converts text to a string, number, boolean or enum constant, or by the type's own static
     * {@code of(String)}.
     *
     * @throws IllegalArgumentException with a message that goes on after the text, such as {@code
     *     is not a whole number}
     */
    static Object convert(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == int.class || type == Integer.class) {
            return number(() -> Integer.valueOf(text), "is not a whole number");
        }
        if (type == long.class || type == Long.class) {
            return number(() -> Long.valueOf(text), "is not a whole number");
        }
        if (type == double.class || type == Double.class) {
            return number(() -> Double.valueOf(text), "is not a number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(text);
        }
        return type.isEnum() ? constant(type, text) : viaOf(type, text);
    }

    private static Object number(java.util.function.Supplier<Object> parse, String complaint) {
        try {
            return parse.get();
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(complaint);
        }
    }

    private static Object truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes", "1" -> true;
            case "false", "off", "no", "0" -> false;
            default -> throw new IllegalArgumentException("is neither on nor off");
        };
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is none of " + names(type)));
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static Object viaOf(Class<?> type, String text) {
        Method of = of(type);
        if (of == null) {
            throw new IllegalStateException(
                    type + " cannot be read from text: give it a static of(String)");
        }
        try {
            of.setAccessible(true);
            return of.invoke(null, text);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether {@link #convert} knows the type. */
    static boolean converts(Class<?> type) {
        return type == String.class
                || type.isPrimitive()
                || type.isEnum()
                || Number.class.isAssignableFrom(type)
                || type == Boolean.class
                || of(type) != null;
    }

    private static @Nullable Method of(Class<?> type) {
        try {
            return type.getDeclaredMethod("of", String.class);
        } catch (NoSuchMethodException _) {
            return null;
        }
    }
}
