package io.stackctl.definition.shape;

import org.jspecify.annotations.Nullable;

/**
 * The keys that lead to a value, such as {@code services.web.ports[0]}.
 *
 * @param parent null for the root
 * @param key the last key; empty for an element of a list
 * @param index the position in a list; -1 for a key
 */
public record KeyPath(@Nullable KeyPath parent, String key, int index) {

    /** The document itself. */
    public static final KeyPath ROOT = new KeyPath(null, "", -1);

    public KeyPath key(String child) {
        return new KeyPath(this, child, -1);
    }

    public KeyPath item(int position) {
        return new KeyPath(this, "", position);
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (parent == null) {
            return;
        }
        parent.write(text);
        if (index >= 0) {
            text.append('[').append(index).append(']');
            return;
        }
        text.append(text.isEmpty() ? "" : ".").append(key);
    }
}
