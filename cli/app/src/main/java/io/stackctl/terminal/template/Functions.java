package io.stackctl.terminal.template;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions of templates: those of the engine's clients, and the basic ones of Go. */
final class Functions {

    private Functions() {}

    static @Nullable Object call(
            String name, @Nullable Object subject, List<@Nullable Object> values) {
        return switch (name) {
            case "upper" -> text(values, 0).toUpperCase(Locale.ROOT);
            case "lower" -> text(values, 0).toLowerCase(Locale.ROOT);
            case "title" -> title(text(values, 0));
            case "split" -> Arrays.asList(text(values, 0).split(literal(text(values, 1)), -1));
            case "join" -> join(value(values, 0), text(values, 1));
            case "pad" ->
                    " ".repeat(number(values, 1)) + text(values, 0) + " ".repeat(number(values, 2));
            case "truncate" -> truncate(text(values, 0), number(values, 1));
            case "println" ->
                    values.stream().map(GoText::of).collect(Collectors.joining(" ")) + "\n";
            case "print" -> values.stream().map(GoText::of).collect(Collectors.joining());
            case "len" -> length(value(values, 0));
            case "index" -> index(value(values, 0), value(values, 1));
            case "eq" -> same(values, 1);
            case "ne" -> !same(values, 1);
            case "not" -> !isTrue(value(values, 0));
            case "and" -> values.stream().allMatch(Functions::isTrue);
            case "or" -> values.stream().anyMatch(Functions::isTrue);
            case "json" -> new Json(value(values, 0));
            case ".Label" -> label(subject, text(values, 0));
            default ->
                    throw new InvalidTemplateException(":1: function \"" + name + "\" not defined");
        };
    }

    /**
     * A value that is to be printed as JSON.
     *
     * @param value maps, lists, texts, numbers, truth values
     */
    record Json(@Nullable Object value) {}

    static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean bool -> bool;
            case Number number -> number.doubleValue() != 0;
            case Collection<?> items -> !items.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> !value.toString().isEmpty();
        };
    }

    private static @Nullable Object value(List<@Nullable Object> values, int place) {
        if (place >= values.size()) {
            throw new InvalidTemplateException(":1: wrong number of args");
        }
        return values.get(place);
    }

    private static String text(List<@Nullable Object> values, int place) {
        return GoText.of(value(values, place));
    }

    private static int number(List<@Nullable Object> values, int place) {
        return value(values, place) instanceof Number number ? number.intValue() : 0;
    }

    private static boolean same(List<@Nullable Object> values, int from) {
        String first = text(values, 0);
        return values.stream().skip(from).map(GoText::of).anyMatch(first::equals);
    }

    private static String literal(String separator) {
        return java.util.regex.Pattern.quote(separator);
    }

    private static String title(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String join(@Nullable Object items, String separator) {
        return items instanceof Collection<?> all
                ? all.stream().map(GoText::of).collect(Collectors.joining(separator))
                : GoText.of(items);
    }

    private static String truncate(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static long length(@Nullable Object value) {
        return switch (value) {
            case null -> 0;
            case Collection<?> items -> items.size();
            case Map<?, ?> map -> map.size();
            default -> value.toString().length();
        };
    }

    private static @Nullable Object index(@Nullable Object value, @Nullable Object key) {
        if (value instanceof List<?> items && key instanceof Number place) {
            return place.intValue() < items.size() ? items.get(place.intValue()) : null;
        }
        return value instanceof Map<?, ?> map ? map.get(Objects.requireNonNullElse(key, "")) : null;
    }

    /** The subject's labels stand in one field: {@code a=1,b=2}. */
    @SuppressWarnings("unchecked")
    private static String label(@Nullable Object subject, String key) {
        if (subject instanceof Map<?, ?> fields
                && fields.get(GoTemplate.LABEL_LOOKUP) instanceof Function<?, ?> lookup) {
            return ((Function<String, String>) lookup).apply(key);
        }
        throw new InvalidTemplateException(":1: can't evaluate field Label");
    }
}
