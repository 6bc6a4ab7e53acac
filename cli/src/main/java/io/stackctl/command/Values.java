package io.stackctl.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flag that may be given several times. */
final class Values extends Flag {

    private final boolean commas;
    private final List<String> values = new ArrayList<>();

    /**
     * Declares one.
     *
     * @param commas whether one value may hold several, with commas between them
     */
    Values(String[] names, String label, String description, boolean commas) {
        super(names, description);
        this.commas = commas;
        declaration().arity("1").type(String.class).paramLabel(label);
    }

    /** In the order of the command line. */
    List<String> all() {
        return List.copyOf(values);
    }

    @Override
    void take(String value) {
        if (commas) {
            values.addAll(List.of(value.split(",", -1)));
        } else {
            values.add(value);
        }
    }

    @Override
    @Nullable String impliedValue() {
        return null;
    }
}
