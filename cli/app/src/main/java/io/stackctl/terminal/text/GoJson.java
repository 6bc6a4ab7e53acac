package io.stackctl.terminal.text;

import io.stackctl.model.tree.CanonicalJson;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the spelling of Go's encoder, so that outputs can be compared byte by byte with
 * Compose's.
 */
public final class GoJson {

    private static final String INDENT = "    ";

    private final StringBuilder out = new StringBuilder();
    private final boolean indented;

    private GoJson(boolean indented) {
        this.indented = indented;
    }

    /** On one line. Takes maps, iterables, strings, numbers, booleans and null. */
    public static String of(@Nullable Object value) {
        var text = new GoJson(false);
        text.write(value, 0);
        return text.out.toString();
    }

    /** The same with four blanks a level, for people. */
    public static String indented(@Nullable Object value) {
        var text = new GoJson(true);
        text.write(value, 0);
        return text.out.toString();
    }

    private void write(@Nullable Object value, int level) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> members(map.entrySet().iterator(), level);
            case Iterable<?> items -> items(items.iterator(), level);
            case Boolean bool -> out.append(bool);
            case Number number -> out.append(number);
            default -> CanonicalJson.quote(value.toString(), out);
        }
    }

    private void members(Iterator<? extends Map.Entry<?, ?>> members, int level) {
        boolean any = members.hasNext();
        out.append('{');
        while (members.hasNext()) {
            var member = members.next();
            breakLine(level + 1);
            CanonicalJson.quote(String.valueOf(member.getKey()), out);
            out.append(indented ? ": " : ":");
            write(member.getValue(), level + 1);
            out.append(members.hasNext() ? "," : "");
        }
        close('}', any, level);
    }

    private void items(Iterator<?> items, int level) {
        boolean any = items.hasNext();
        out.append('[');
        while (items.hasNext()) {
            breakLine(level + 1);
            write(items.next(), level + 1);
            out.append(items.hasNext() ? "," : "");
        }
        close(']', any, level);
    }

    private void close(char bracket, boolean any, int level) {
        if (any) {
            breakLine(level);
        }
        out.append(bracket);
    }

    private void breakLine(int level) {
        if (indented) {
            out.append('\n').append(INDENT.repeat(level));
        }
    }
}
