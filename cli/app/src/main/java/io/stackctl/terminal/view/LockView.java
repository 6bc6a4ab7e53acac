package io.stackctl.terminal.view;

import io.stackctl.history.LockState;
import io.stackctl.model.name.StackName;
import io.stackctl.terminal.text.GoJson;
import java.util.LinkedHashMap;

/** What {@code lock status} prints. */
public final class LockView {

    private LockView() {}

    /**
     * A table.
     *
     * @param state in one word
     */
    public static String table(StackName stack, String state, LockState lock) {
        var table = TextTable.narrow().row("STACK", "STATE", "WHO", "COMMAND", "SINCE", "PHASE");
        var holder = lock.holder();
        table.row(
                stack.value(),
                state,
                holder.map(it -> it.by()).orElse("-"),
                holder.map(it -> it.command()).orElse("-"),
                holder.map(it -> it.since().toString()).orElse("-"),
                lock.phase().isEmpty() ? "-" : lock.phase());
        return table.toString();
    }

    /** An object on one line. */
    public static String json(StackName stack, String state, LockState lock) {
        var object = new LinkedHashMap<String, Object>();
        var holder = lock.holder();
        object.put("Stack", stack.value());
        object.put("State", state);
        object.put("Who", holder.map(it -> it.by()).orElse(""));
        object.put("Command", holder.map(it -> it.command()).orElse(""));
        object.put("Since", holder.map(it -> it.since().toString()).orElse(""));
        object.put("Phase", lock.phase());
        object.put("Epoch", holder.map(it -> it.epoch()).orElse(0L));
        return GoJson.of(object) + "\n";
    }
}
