package io.stackctl.terminal.view;

import io.stackctl.terminal.text.GoJson;
import java.util.LinkedHashMap;
import java.util.Optional;

/** What {@code history --diff} prints. */
public final class DifferencesView {

    private final StringBuilder text = new StringBuilder();
    private final boolean json;

    /** Begins one. */
    public DifferencesView(boolean json) {
        this.json = json;
    }

    /**
     * Adds a value that differs.
     *
     * @param before empty where there was none
     * @param after empty where there is none any more
     */
    public void add(String key, Optional<String> before, Optional<String> after) {
        if (json) {
            var object = new LinkedHashMap<String, Object>();
            object.put("Key", key);
            before.ifPresent(value -> object.put("Before", value));
            after.ifPresent(value -> object.put("After", value));
            text.append(GoJson.of(object)).append('\n');
        } else if (before.isEmpty()) {
            text.append("+ ").append(key).append(": ").append(line(after)).append('\n');
        } else if (after.isEmpty()) {
            text.append("- ").append(key).append(": ").append(line(before)).append('\n');
        } else {
            text.append("~ ").append(key).append(": ").append(line(before));
            text.append(" -> ").append(line(after)).append('\n');
        }
    }

    private static String line(Optional<String> value) {
        return value.orElse("").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
